// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.testing.FreePort;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.PackagedSidecar.Ended;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program with arguments: it does one thing and ends. */
class CommandLineIT {

    @TempDir
    private Path folder;

    private Ended run(String... arguments) throws IOException, InterruptedException {
        return PackagedSidecar.run(folder, arguments);
    }

    private String file(String name, String yaml) throws IOException {
        return Files.writeString(folder.resolve(name), yaml).toString();
    }

    @Test
    void itPrintsItsVersionAndItsHelp() throws Exception {
        var version = run("--version");
        var help = run("--help");

        assertThat(version.exitCode()).isZero();
        assertThat(version.output()).matches("faultline \\d+\\.\\d+\\.\\d+\\S*( \\(\\S+\\))?\\R");
        assertThat(help.exitCode()).isZero();
        assertThat(help.output()).contains("faultline check FILE", "faultline verdict", "faultline report");
    }

    @ParameterizedTest
    @CsvSource({
        "start, 'check, config schema, discover, verdict, report, export, import'",
        "config, 'config schema'",
        "--chek, '--help'",
        "check, 'the name of a config file'",
        "check --lenient x.yaml, '--strict'",
        "verdict --last, '--last needs a value'",
        "verdict --last 1m --last 2m, 'twice'",
        "report 15m, '--last'",
        "report --last 1m --url ftp://there, '--url'",
        "export 15m, '--last'",
        "import, 'the name of one file'",
        "import /nowhere/x.gz, 'cannot be read'"
    })
    void argumentsThatMeanNothingAreRefusedWithWhatIsAllowed(String arguments, String named) throws Exception {
        var ended = run(arguments.split(" "));

        assertThat(ended.exitCode()).isEqualTo(64);
        assertThat(ended.output()).startsWith("faultline: ").contains(named).doesNotContain("at dev.faultline");
    }

    @Test
    void theSchemaOfTheConfigFileIsPrintedForEditors() throws Exception {
        var ended = run("config", "schema");

        assertThat(ended.exitCode()).isZero();
        JsonPath schema = JsonPath.from(ended.output());
        assertThat(schema.getString("'$schema'")).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.getList("'$defs'.postgresql.required")).contains("url");
        assertThat(schema.getMap("properties.faultline.properties")).containsKeys("app", "dependencies", "errors");
    }

    @Test
    void aConfigFileIsProposedAndIsValid() throws Exception {
        var proposed = run("discover");

        assertThat(proposed.exitCode()).isZero();
        assertThat(proposed.output()).startsWith("# Proposed by 'faultline discover'");
        var checked = run("check", file("proposed.yaml", proposed.output()));
        assertThat(checked.output()).contains("proposed.yaml: valid");
        assertThat(checked.exitCode()).isZero();
    }

    @Test
    void aConfigFileIsCheckedInFullAndNothingIsStarted() throws Exception {
        var bad = file("bad.yaml", """
                faultline:
                  dependencies:
                    orders-db: { kind: postgresql, url: "postgresql://db/orders", intervall: 5s }
                    cache: { kind: rediss, url: "redis://cache" }
                """);
        var good = file("good.yaml", "faultline: { dependencies: { cache: { kind: tcp, address: \"cache:6379\" } } }");

        var both = run("check", bad, good);

        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.output()).contains(bad + ": line 3", "intervall", bad + ": line 4", good + ": valid");
        assertThat(run("check", good).exitCode()).isZero();
        assertThat(run("check", folder.resolve("none.yaml").toString()).exitCode())
                .isEqualTo(2);
        assertThat(Files.exists(folder.resolve("data"))).isFalse();
    }

    @Test
    void aVariableAndASecretFileNeedNotBeThereUnlessItIsStrict() throws Exception {
        var file = file("references.yaml", """
                faultline:
                  api: { token-file: /run/secrets/nowhere }
                  dependencies:
                    orders-db: { kind: postgresql, url: "postgresql://db/orders", username: "${NO_SUCH_USER}" }
                """);

        var lenient = run("check", file);
        var strict = run("check", file, "--strict");

        assertThat(lenient.exitCode()).isZero();
        assertThat(lenient.output()).contains("valid", "2 values");
        assertThat(strict.exitCode()).isEqualTo(2);
        assertThat(strict.output()).contains("NO_SUCH_USER", "/run/secrets/nowhere");
    }

    @Test
    void aRunningInstanceIsAskedAndTheExitCodeTellsTheAnswer() throws Exception {
        var uploads = Files.createDirectory(folder.resolve("uploads"));
        var yaml = """
                faultline:
                  app: checkout
                  network: { enabled: false }
                  dependencies:
                    uploads: { kind: file, path: "%s", interval: 200ms, timeout: 150ms, slow-above: 150ms }
                """.formatted(uploads);
        try (var sidecar = PackagedSidecar.start(folder, yaml)) {
            var url = "http://127.0.0.1:" + sidecar.port();
            await().atMost(PATIENCE)
                    .until(() -> sidecar.get("/api/v1/dependencies/uploads/observations?last=1m")
                                    .get("observations")
                                    .size()
                            > 5);

            var answered = run("verdict", "--last", "1s", "--url", url);
            var report = run("report", "--last=1s", "--url=" + url, "--format", "markdown");
            var wrong = run("verdict", "--last", "soon", "--url", url);

            assertThat(answered.exitCode()).isIn(0, 3);
            assertThat(answered.output()).contains("checkout", "uploads");
            assertThat(report.exitCode()).isIn(0, 3);
            assertThat(report.output()).startsWith("**checkout: the 500 runbook");
            assertThat(wrong.exitCode()).isEqualTo(64);
            assertThat(wrong.output()).contains("soon");

            Files.delete(uploads);
            await().atMost(PATIENCE)
                    .until(() -> run("verdict", "--last", "1s", "--url", url).exitCode() == 1);
        }
    }

    @Test
    void anInstanceThatIsNotThereIsSaid() throws Exception {
        var ended = run("verdict", "--last", "1m", "--url", "http://127.0.0.1:" + FreePort.get());

        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(ended.output()).contains("gives no answer").doesNotContain("at dev.faultline");
    }
}
