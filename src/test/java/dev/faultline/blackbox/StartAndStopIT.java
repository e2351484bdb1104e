// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.testing.PackagedSidecar;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartAndStopIT {

    private static final String ONE_FILE = """
            faultline:
              app: checkout
              network: { enabled: false }
              dependencies:
                uploads: { kind: file, path: "%s", interval: 200ms, timeout: 150ms, slow-above: 150ms }
            """;

    @TempDir
    private Path folder;

    @Test
    void withoutAConfigFileItStartsAndSaysThatItWatchesNothing() {
        var nowhere = folder.resolve("nowhere.yaml").toString();

        try (var sidecar = PackagedSidecar.start(folder, "", Map.of("FAULTLINE_CONFIG", nowhere))) {
            assertThat(sidecar.log()).contains(nowhere);
            assertThat(sidecar.response("/").body()).contains(nowhere);
            assertThat(sidecar.verdict("-5m", "now").get("answer").asText()).isEqualTo("INCONCLUSIVE");
        }
    }

    @Test
    void aBadConfigIsToldInFullAndEndsItWithTwo() throws Exception {
        var ended = PackagedSidecar.startRefused(folder, """
                faultline:
                  app: checkout
                  dependencies:
                    orders-db: { kind: postgresql, url: "postgresql://db/orders", intervall: 5s }
                    cache: { kind: rediss, url: "redis://cache" }
                    ledger: { kind: tcp, address: "ledger:9000", timeout: soon }
                """);

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output())
                .contains("line 4", "intervall")
                .contains("line 5", "rediss")
                .contains("line 6", "soon")
                .doesNotContain("at dev.faultline");
    }

    @Test
    void withABadConfigItStartsIfToldSoAndTakesUpTheFileOnceItIsMended() {
        var yaml = """
                faultline:
                  app: checkout
                  api: { token: let-me-in }
                  network: { enabled: false }
                  dependencies:
                    uploads: { kind: file, path: /tmp, intervall: 1s }
                """;
        try (var sidecar = PackagedSidecar.start(folder, yaml, Map.of("FAULTLINE_ON_BAD_CONFIG", "start"))) {
            var token = new String[] {"Authorization", "Bearer let-me-in"};

            assertThat(sidecar.log()).contains("line 6", "intervall", "nothing is watched");
            assertThat(sidecar.response("/q/health/ready").body()).contains("nothing is watched");
            assertThat(sidecar.response("/q/metrics").body())
                    .contains("faultline_config_last_reload_successful 0.0", "faultline_build_info");
            assertThat(sidecar.response("/api/v1/dependencies").statusCode()).isEqualTo(401);
            assertThat(sidecar.response("/", token).body()).contains("line 6", "intervall");

            sidecar.reconfigure(yaml.replace("intervall", "interval"));

            await().atMost(PATIENCE)
                    .until(() -> sidecar.response("/api/v1/dependencies", token)
                            .body()
                            .contains("uploads"));
            assertThat(sidecar.response("/q/metrics").body()).contains("faultline_config_last_reload_successful 1.0");
            assertThat(sidecar.response("/q/health/ready").body()).doesNotContain("nothing is watched");
        }
    }

    @Test
    void aPortThatIsTakenIsNamedAndEndsItWithOne() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ended = PackagedSidecar.startRefused(
                    folder, "faultline: { app: checkout, network: { enabled: false } }", other.getLocalPort());

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.output())
                    .contains("faultline: cannot listen on 127.0.0.1:" + other.getLocalPort(), "QUARKUS_HTTP_PORT")
                    .doesNotContain("at dev.faultline");
        }
    }

    @Test
    void aSecondOneOnTheSameStoreIsRefusedAndTheFirstGoesOn() throws Exception {
        var yaml = "faultline: { app: checkout, network: { enabled: false } }";
        try (var first = PackagedSidecar.start(folder, yaml)) {
            var second = PackagedSidecar.startRefused(folder, yaml);

            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output()).contains(folder.resolve("data").toString());
            assertThat(first.response("/q/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void sigtermEndsItWithZeroAndLosesNothing() throws Exception {
        Files.createDirectory(folder.resolve("uploads"));
        var yaml = ONE_FILE.formatted(folder.resolve("uploads"));
        long before;
        try (var sidecar = PackagedSidecar.start(folder, yaml)) {
            await().atMost(PATIENCE).until(() -> observations(sidecar) >= 5);
            before = observations(sidecar);

            assertThat(sidecar.terminate()).isZero();
        }

        try (var again = PackagedSidecar.start(folder, yaml)) {
            assertThat(observations(again)).isGreaterThanOrEqualTo(before);
        }
    }

    @Test
    void whatAnAnswerShowedOfAStatusChangeSurvivesSigkill() throws Exception {
        var uploads = Files.createDirectory(folder.resolve("uploads"));
        var yaml = ONE_FILE.formatted(uploads);
        try (var sidecar = PackagedSidecar.start(folder, yaml)) {
            await().atMost(PATIENCE).until(() -> observations(sidecar) >= 3);
            Files.delete(uploads);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> sidecar.get("/api/v1/dependencies/uploads/observations?last=1m")
                            .toString()
                            .contains("DOWN"));
            sidecar.kill();
        }

        try (var again = PackagedSidecar.start(folder, yaml)) {
            assertThat(again.get("/api/v1/dependencies/uploads/timeline?last=2m")
                            .get("episodes"))
                    .isNotEmpty();
        }
    }

    @Test
    void whatAKilledProcessUnpackedIsUsedAgain() throws Exception {
        var volume = folder.resolve("data");
        for (var start = 0; start < 3; start++) {
            try (var sidecar =
                    PackagedSidecar.start(folder, "faultline: { app: checkout, network: { enabled: false } }")) {
                assertThat(sidecar.response("/faultline.css").statusCode()).isEqualTo(200);
                sidecar.kill();
            }
        }

        try (var left = Files.walk(volume)) {
            assertThat(left.filter(Files::isRegularFile)
                            .map(file -> volume.relativize(file).toString()))
                    .contains("libsqlitejdbc.so")
                    // A journal is what a kill leaves behind while the database is being made; the next start uses it.
                    .allMatch(file -> file.matches("libsqlitejdbc\\.so|faultline\\.(db(-wal|-shm|-journal)?|lock)"));
        }
    }

    @Test
    void aGoodEditIsTakenUpAndABadOneIsRefusedAndShown() throws Exception {
        var uploads = Files.createDirectory(folder.resolve("uploads"));
        var first = ONE_FILE.formatted(uploads);
        var second = first + "    spool: { kind: file, path: \"%s\" }\n".formatted(uploads);
        try (var sidecar = PackagedSidecar.start(folder, first)) {
            sidecar.reconfigure(second);
            await().atMost(PATIENCE)
                    .until(() -> sidecar.get("/api/v1/dependencies").toString().contains("spool"));

            sidecar.reconfigure(second.replace("200ms", "often"));
            await().atMost(PATIENCE).until(() -> sidecar.log().contains("often"));

            assertThat(sidecar.get("/api/v1/dependencies").toString()).contains("uploads", "spool");
            assertThat(sidecar.response("/").body()).contains("often");
            assertThat(sidecar.log()).doesNotContain("already registered");
        }
    }

    @Test
    void whatLeftTheConfigCountsOnlyForTheTimeInWhichItWasWatched() throws Exception {
        var uploads = Files.createDirectory(folder.resolve("uploads"));
        var both = ONE_FILE.formatted(uploads) + "    spool: { kind: file, path: \"%s\" }\n".formatted(uploads);
        try (var sidecar = PackagedSidecar.start(folder, both)) {
            await().atMost(PATIENCE).until(() -> observations(sidecar) >= 5);
            var then = Instant.now();
            sidecar.reconfigure(ONE_FILE.formatted(uploads));
            await().atMost(PATIENCE).until(() -> sidecar.log().contains("config applied"));
            var gone = Instant.now().plusSeconds(1);
            await().atMost(PATIENCE).until(() -> Instant.now().isAfter(gone.plusSeconds(3)));

            var before = sidecar.verdict(then.minusSeconds(1), then, "max-lag=0s");
            var after = sidecar.verdict(gone.plusSeconds(1), gone.plusSeconds(2), "max-lag=0s");

            assertThat(before.get("dependencies").toString()).contains("uploads", "spool");
            assertThat(after.get("dependencies").toString()).contains("uploads").doesNotContain("spool");
        }
    }

    private static long observations(PackagedSidecar sidecar) {
        return sidecar.observations("uploads", "last=1h").size();
    }
}
