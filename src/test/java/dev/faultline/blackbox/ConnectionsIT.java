// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.testing.OwnNetwork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An app with a real pool that leaks, and a real server that nothing watches, beside the packaged program. */
@Execution(ExecutionMode.CONCURRENT)
class ConnectionsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void anExhaustedPoolAndAnUnwatchedServerThatDiesAreEvidence() throws Exception {
        assumeTrue(OwnNetwork.isPossible(), "no network of its own can be made here (unshare, ip)");
        var process = OwnNetwork.start(LeakingPool.class, folder.toString());
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            var all = output.lines().collect(Collectors.toList());
            assertThat(process.waitFor()).as(String.join("\n", all)).isZero();
            var verdicts = all.stream().filter(line -> line.startsWith("{")).toList();
            var port = all.stream()
                    .filter(line -> line.matches("\\d+ \\d+ \\d+"))
                    .map(line -> line.split(" ")[1])
                    .findFirst()
                    .orElseThrow();
            var redis = "[::1]:" + port;
            var elsewhere = List.of(LeakingPool.ADDRESS + ":" + port, "127.0.0.1:" + port);

            var exhausted = JSON.readTree(verdicts.get(0));
            assertThat(answer(exhausted)).isEqualTo("DOES_NOT_COINCIDE");
            assertThat(summary(exhausted))
                    // Readings from before the pool opened its first connections may be among the usual ones.
                    .matches("(?s)orders-db responded to the probe, while the app held 6 connections to it throughout"
                            + " \\(usually ([01] to )?2\\): its pool may be exhausted\\..*")
                    .contains("Not watched: " + String.join(", ", elsewhere) + " and " + redis + ".");
            assertThat(all).contains("mapped " + LeakingPool.USUAL, "other container true");
            assertThat(all)
                    .filteredOn(line -> line.startsWith("faultline_app_connections{"))
                    .hasSize(5)
                    .contains("faultline_app_connections{dependency=\"orders-db\",state=\"established\",} 6.0");
            assertThat(all).contains("faultline_app_connections_unwatched 3.0", "<li><code>" + redis + "</code></li>");
            var withoutConnections = JSON.readTree(verdicts.get(1));
            assertThat(answer(withoutConnections)).isEqualTo("DOES_NOT_COINCIDE");
            assertThat(summary(withoutConnections)).doesNotContain("pool", redis, "Not watched");

            var dead = JSON.readTree(verdicts.get(2));
            assertThat(answer(dead)).isEqualTo("INCONCLUSIVE");
            assertThat(summary(dead))
                    .contains("The app's only connection to " + redis + " was gone at")
                    .contains("The app's only connection to " + elsewhere.get(0) + " was gone at")
                    .contains("The app's only connection to " + elsewhere.get(1) + " was gone at");
            var deadUnseen = JSON.readTree(verdicts.get(3));
            assertThat(answer(deadUnseen)).isEqualTo("DOES_NOT_COINCIDE");
            assertThat(summary(deadUnseen)).doesNotContain(redis);

            assertThat(all).contains("crowd " + LeakingPool.CROWD);
            for (var crowded : verdicts.subList(4, 6)) {
                assertThat(answer(JSON.readTree(crowded))).isEqualTo("DOES_NOT_COINCIDE");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void withoutANetworkInCommonTheAppsConnectionsAreUnknownAndNotNone() throws Exception {
        assumeTrue(OwnNetwork.isPossible(), "no network of its own can be made here (unshare, ip)");
        var process = OwnNetwork.start(LonelySidecar.class, folder.toString());
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            var all = output.lines().collect(Collectors.toList());
            assertThat(process.waitFor()).as(String.join("\n", all)).isZero();

            assertThat(lines(all, "connections ").get(0)).contains("\"readings\":[]", "\"endpoints\":[]");
            assertThat(lines(all, "discovery ").get(0)).isEqualTo("discovery null");
            assertThat(all)
                    .anyMatch(line -> line.startsWith("# The app's connections are unknown: there are no sockets here"))
                    .noneMatch(line -> line.contains("0 open connections"));
            assertThat(lines(all, "metrics ").get(0)).isEqualTo("metrics []");
            assertThat(lines(all, "report ").get(0))
                    .contains("The app's connections are unknown: Faultline finds no sockets but its own");

            assertThat(lines(all, "connections ").get(1)).contains("\"readings\":[{", "\"endpoints\":[]");
            assertThat(lines(all, "discovery ").get(1)).isEqualTo("discovery 0");
            assertThat(lines(all, "metrics ").get(1)).contains("faultline_app_connections_unwatched 0.0");
            assertThat(lines(all, "report ").get(1)).doesNotContain("connections are unknown");

            assertThat(lines(all, "report ").get(2)).doesNotContain("connections are unknown");
            assertThat(lines(all, "verdict "))
                    .hasSize(3)
                    .allMatch(line -> line.contains("\"answer\":\"DOES_NOT_COINCIDE\""))
                    .noneMatch(line -> line.contains("connection"));
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> lines(List<String> all, String beginning) {
        return all.stream().filter(line -> line.startsWith(beginning)).toList();
    }

    @Test
    void aWayThatIsCutForWhatWasOpenAndAnAddressThatTheAppKeepsAreEvidence() throws Exception {
        assumeTrue(
                OwnNetwork.canBeCut(),
                "no network with a firewall and a resolver of its own can be made here (unshare, nft)");
        var process = OwnNetwork.start(SeveredWay.class, folder.toString());
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            var all = output.lines().collect(Collectors.toList());
            assertThat(process.waitFor()).as(String.join("\n", all)).isZero();
            var verdicts = all.stream().filter(line -> line.startsWith("{")).toList();

            var cut = JSON.readTree(verdicts.get(0));
            assertThat(answer(cut)).isEqualTo("DOES_NOT_COINCIDE");
            assertThat(summary(cut))
                    .startsWith(
                            "orders-db responded to the probe on new connections, but data hung on 1 connection of the"
                                    + " app to it, unacknowledged: a firewall or load balancer may have cut what was open"
                                    + " before.");
            var cutUnseen = JSON.readTree(verdicts.get(1));
            assertThat(answer(cutUnseen)).isEqualTo("DOES_NOT_COINCIDE");
            assertThat(summary(cutUnseen)).doesNotContain("hung");

            var moved = JSON.readTree(verdicts.get(2));
            assertThat(answer(moved)).isEqualTo("DOES_NOT_COINCIDE");
            assertThat(summary(moved))
                    .contains("The app still tries to connect to " + SeveredWay.FORMER + ", but the name of orders-db"
                            + " points to " + SeveredWay.CURRENT + " since ");
            var movedUnseen = JSON.readTree(verdicts.get(3));
            assertThat(answer(movedUnseen)).isEqualTo("DOES_NOT_COINCIDE");
            assertThat(summary(movedUnseen)).doesNotContain(SeveredWay.FORMER);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String answer(JsonNode verdict) {
        return verdict.get("answer").asText();
    }

    private static String summary(JsonNode verdict) {
        return verdict.get("summary").asText();
    }
}
