// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.app.command.CommandLine;
import dev.faultline.testing.PackagedSidecar;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The evidence of one instance, in a file, leads another one to the same verdict. */
class EvidenceIT {

    private static final Instant DOWN =
            Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofHours(3));
    private static final Instant FROM = DOWN.plusSeconds(30);
    private static final Instant TO = DOWN.plusSeconds(330);

    @TempDir
    private static Path folder;

    private static PackagedSidecar here;
    private static PackagedSidecar there;

    @BeforeAll
    static void start() throws Exception {
        here = PackagedSidecar.start(
                Files.createDirectory(folder.resolve("here")),
                "faultline: { app: checkout, network: { enabled: false } }");
        // It watches something of its own, of which nothing is known at that time.
        there = PackagedSidecar.start(
                Files.createDirectory(folder.resolve("there")),
                "faultline: { app: lab, dependencies: { tmp: { kind: file, path: /tmp } } }");
        var rows = new ArrayList<String>();
        for (var at = DOWN.minus(Duration.ofHours(20)); at.isBefore(DOWN.plusSeconds(3_600)); at = at.plusSeconds(10)) {
            var isDown = !at.isBefore(DOWN) && at.isBefore(DOWN.plusSeconds(320));
            rows.add("{\"dependency\":\"ledger\",\"at\":\"%s\",\"durationMs\":2,\"status\":\"%s\"}"
                    .formatted(at, isDown ? "DOWN" : "UP"));
        }
        here.postObservations(rows);
        var errors = new ArrayList<String>();
        for (var at = FROM; at.isBefore(TO); at = at.plusSeconds(10)) {
            errors.add("{\"at\":\"%s\",\"count\":3,\"requests\":4,\"route\":\"/pay\",\"status\":502}".formatted(at));
        }
        here.postErrors(errors);
        here.post(
                "/api/v1/changes",
                "{\"at\":\"%s\",\"kind\":\"deploy\",\"subject\":\"checkout\",\"version\":\"2\"}"
                        .formatted(DOWN.minusSeconds(900)));
    }

    @AfterAll
    static void stop() {
        here.close();
        there.close();
    }

    private static String url(PackagedSidecar sidecar) {
        return "http://127.0.0.1:" + sidecar.port();
    }

    private static Path exported() throws Exception {
        var bytes = new ByteArrayOutputStream();
        var code = new CommandLine(new PrintStream(bytes), System.err)
                .run(List.of("export", "--from", FROM.toString(), "--to", TO.toString(), "--url", url(here)));
        assertThat(code).isZero();
        return Files.write(folder.resolve("evidence.ndjson.gz"), bytes.toByteArray());
    }

    private static JsonNode verdict(PackagedSidecar sidecar) {
        var verdict = (ObjectNode) sidecar.verdict(FROM, TO);
        verdict.remove(List.of("app", "instance"));
        return verdict;
    }

    @Test
    void theVerdictIsTheSameInTheOtherInstance() throws Exception {
        var file = exported();

        var imported = PackagedSidecar.run(folder, "import", file.toString(), "--url", url(there));

        assertThat(imported.exitCode()).as(imported.output()).isZero();
        assertThat(imported.output()).contains("\"app\":\"checkout\"", "\"dependencies\":1");
        assertThat(verdict(there)).isEqualTo(verdict(here));
        assertThat(verdict(there).get("answer").asText()).isEqualTo("COINCIDES");
        assertThat(there.get("/api/v1/incidents?from=" + DOWN + "&to=" + TO)
                        .get("incidents")
                        .size())
                .isEqualTo(here.get("/api/v1/incidents?from=" + DOWN + "&to=" + TO)
                        .get("incidents")
                        .size());
    }

    @Test
    void aFileThatIsCutIsRefusedAndItIsSaidWhy() throws Exception {
        var whole = Files.readAllBytes(exported());
        var cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, whole.length / 2));

        var refused = PackagedSidecar.run(folder, "import", cut.toString(), "--url", url(there));

        assertThat(refused.exitCode()).isEqualTo(64);
        assertThat(refused.output()).contains("damaged or cut after line").doesNotContain("at dev.faultline");
    }

    @Test
    void whatIsNoFileOfEvidenceIsRefusedOverTheApi() {
        var response = there.postResponse("/api/v1/import", "{\"type\":\"something\"}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("this is no file that 'faultline export' wrote");
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    }

    @Test
    void anExportOfAnUnknownIncidentIsRefused() throws Exception {
        var refused = PackagedSidecar.run(folder, "export", "--incident", "none", "--url", url(here));

        assertThat(refused.exitCode()).isEqualTo(64);
        assertThat(refused.output().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000);
        assertThat(refused.output()).contains("There is no incident 'none'");
    }
}
