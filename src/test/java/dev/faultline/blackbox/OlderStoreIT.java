// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.testing.OlderStore;
import dev.faultline.testing.PackagedSidecar;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** The older version took the failure for usual, as the window itself counted among what is usual. */
    private static final String USUAL_THEN = "verdict-of-slow-answers";

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
            dropWhatIsJudgedAnew(answer);
            dropWhatIsJudgedAnew(older);
            if (nameAndPath[0].equals(USUAL_THEN)) {
                dropFindings(answer);
                dropFindings(older);
            }
        }
        assertThat(asFarAs(older, answer)).isEqualTo(older);
    }

    /** Verdicts are made anew, in today's words, and ranked by today's rules. */
    private static void dropWhatIsJudgedAnew(ObjectNode verdict) {
        verdict.remove(List.of("summary", "notes"));
        var byName = new TreeMap<String, JsonNode>();
        verdict.get("dependencies").forEach(dependency -> {
            ((ObjectNode) dependency).remove(List.of("why", "chance", "score", "scoreParts"));
            byName.put(dependency.get("name").asText(), dependency);
        });
        verdict.putArray("dependencies").addAll(byName.values());
    }

    private static void dropFindings(ObjectNode verdict) {
        verdict.remove(List.of("answer", "suspects"));
        verdict.get("dependencies").forEach(dependency -> ((ObjectNode) dependency).remove("finding"));
    }

    /** The answer without the fields that were added since the older one was given. */
    private static JsonNode asFarAs(JsonNode older, JsonNode answer) {
        if (older.isObject() && answer.isObject()) {
            var known = JsonNodeFactory.instance.objectNode();
            answer.properties().stream()
                    .filter(field -> older.has(field.getKey()))
                    .forEach(field -> known.set(field.getKey(), asFarAs(older.get(field.getKey()), field.getValue())));
            return known;
        }
        if (older.isArray() && answer.isArray()) {
            var known = JsonNodeFactory.instance.arrayNode();
            for (var i = 0; i < answer.size(); i++) {
                known.add(i < older.size() ? asFarAs(older.get(i), answer.get(i)) : answer.get(i));
            }
            return known;
        }
        return answer;
    }
}
