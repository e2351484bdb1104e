package dev.faultline.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.testing.Sidecar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits and new pods, found by the packaged program while it runs and while it does not. */
class ChangesIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private String config(String more) {
        return """
                faultline:
                  app: checkout
                  network: { enabled: false }
                  changes:
                    watch: ["%s"%s]
                    labels: %s
                """.formatted(folder.resolve("config"), more, folder.resolve("labels"));
    }

    private static List<JsonNode> changes(Sidecar sidecar, String kind) {
        return StreamSupport.stream(
                        sidecar.get("/api/v1/changes?last=1h").get("changes").spliterator(), false)
                .filter(change -> change.get("kind").asText().equals(kind))
                .toList();
    }

    private void label(String version) throws IOException {
        Files.writeString(folder.resolve("labels"), "version=\"" + version + "\"\n");
    }

    private void edit(String text) throws IOException {
        Files.writeString(folder.resolve("config/app.yaml"), text);
    }

    /** Until it has looked once, it cannot tell that anything is another than before. */
    private static void awaitFirstLook(Sidecar sidecar) {
        await().atMost(LONG).until(() -> !changes(sidecar, "restart").isEmpty());
    }

    @Test
    void whatChangesWhileItRunsAndWhileItDoesNotIsFoundOnce() throws Exception {
        Files.createDirectory(folder.resolve("config"));
        edit("pool: 10");
        label("1.41.0");

        try (var sidecar = Sidecar.start(folder, config(""))) {
            awaitFirstLook(sidecar);
            edit("pool: 11");
            label("1.42.0");
            await().atMost(LONG)
                    .until(() -> changes(sidecar, "config").size() == 1
                            && changes(sidecar, "deploy").size() == 1);
            assertThat(sidecar.terminate()).isZero();
        }
        edit("pool: 12");

        try (var sidecar = Sidecar.start(folder, config(""))) {
            await().atMost(LONG).until(() -> changes(sidecar, "config").size() == 2);

            assertThat(changes(sidecar, "deploy")).singleElement().satisfies(change -> {
                assertThat(change.get("subject").asText()).isEqualTo("checkout");
                assertThat(change.get("version").asText()).isEqualTo("1.42.0");
            });
            assertThat(sidecar.log()).doesNotContain("pool: 1");
        }
    }
}
