// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.testing.OlderStore;
import dev.faultline.testing.PackagedSidecar;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged program on a store that version 0.1 wrote answers what version 0.1 answered on it. */
class OlderStoreIT {

    /** The store is kept as long as can be: from 2036 on its answers expire, and a newer one has to be written. */
    private static final String CONFIG = """
            faultline:
              app: shop
              network: { enabled: false }
              errors:
                window: { min-errors: 3, close-after: 5s }
                max-lag: 5s
              changes:
                process: { enabled: false }
              store:
                retention: { observations: 3650d, timelines: 3650d }
            """;

    @TempDir
    private static Path folder;

    private static PackagedSidecar sidecar;

    @BeforeAll
    static void start() throws Exception {
        OlderStore.writeTo(folder.resolve("data"));
        sidecar = PackagedSidecar.start(folder, CONFIG, Map.of("HOSTNAME", "shop-1"));
    }

    @AfterAll
    static void stop() {
        sidecar.close();
    }

    static List<String> questions() {
        return OlderStore.lines("/questions.txt");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void itAnswersAsTheOlderVersionDidButForTheWordsOfVerdicts(String question) throws Exception {
        var nameAndPath = question.split(" ", 2);

        var answer = (ObjectNode) sidecar.get(nameAndPath[1]);
        answer.remove("now");
        var older = (ObjectNode) new ObjectMapper().readTree(OlderStore.text("/" + nameAndPath[0] + ".json"));

        if (nameAndPath[1].startsWith("/api/v1/verdict?")) {
            dropSentences(answer);
            dropSentences(older);
        }
        assertThat(answer).isEqualTo(older);
    }

    /** Verdicts are made anew, in today's words. */
    private static void dropSentences(ObjectNode verdict) {
        verdict.remove(List.of("summary", "notes"));
        // What was added since.
        verdict.remove(List.of("judged", "cuts"));
        verdict.get("dependencies").forEach(dependency -> ((ObjectNode) dependency).remove("why"));
    }
}
