// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.discovery.AppConnections.RemoteEnd;
import dev.faultline.discovery.AppFiles.FoundLog;
import dev.faultline.discovery.mentions.ServerMentions;
import dev.faultline.discovery.mentions.ServiceNames;
import dev.faultline.discovery.mentions.VariableSet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class ProposalTextTest {

    private static final ProposalRules RULES = new ProposalRules(Set.of("postgresql", "redis", "http", "tcp"));

    @TempDir
    private Path folder;

    private static String text(VariableSet variables, RemoteEnd... connections) {
        return ProposalText.of(ConfigProposal.of(
                ServerMentions.find(variables, List.of()),
                AppFiles.NONE,
                List.of(),
                List.of(connections),
                new ServiceNames(variables),
                RULES));
    }

    private static RemoteEnd connected(String address, int port, long connections) throws UnknownHostException {
        return new RemoteEnd(InetAddress.getByName(address), port, connections);
    }

    @Test
    void eachLineSaysWhereItComesFromAndSecretsStayInTheirVariables() throws UnknownHostException {
        var variables = new VariableSet(
                Map.of(
                        "DB_URL", "jdbc:postgresql://10.0.0.3/orders",
                        "DB_USER", "shop",
                        "DB_PASSWORD", "hunter2",
                        "CACHE_SERVICE_HOST", "10.0.0.9",
                        "KUBERNETES_SERVICE_HOST", "10.0.0.1"),
                Map.of());

        var text = text(
                variables,
                connected("10.0.0.3", 5432, 4),
                connected("10.0.0.9", 6379, 1),
                connected("10.0.0.1", 443, 2));

        assertThat(text).isEqualTo("""
                # Proposed by 'faultline discover', from 7 open connections of the app and 1 server that variables and files name.
                # Read it, set what matters (critical, routes), save it, and run 'faultline check FILE'.
                faultline:
                  dependencies:
                    db:
                      kind: postgresql # variable DB_URL; 4 connections
                      url: "postgresql://10.0.0.3:5432/orders"
                      username: ${DB_USER} # variable DB_USER
                      password: ${DB_PASSWORD} # variable DB_PASSWORD
                    cache:
                      # Its port is that of Redis.
                      # Give username and password if it asks for them.
                      kind: redis # 1 connection
                      url: "redis://cache:6379"
                """);
    }

    @Test
    void whatTheSidecarCannotLogInToIsCheckedByAConnection() {
        var app = Map.of("DB_URL", "postgresql://db/orders", "DB_USER", "shop", "DB_PASSWORD", "hunter2");

        assertThat(text(new VariableSet(Map.of(), app)))
                .contains("# Give this container DB_USER and DB_PASSWORD, which the app has, and run discover again.")
                .contains("kind: tcp # the app's variable DB_URL")
                .contains("address: \"db:5432\"")
                .doesNotContain("hunter2", "${");
    }

    @Test
    void whatMayBeTheAppItselfIsLeftToAPerson() throws UnknownHostException {
        var text = text(
                new VariableSet(Map.of(), Map.of()),
                connected("127.0.0.1", 8080, 3),
                connected("127.0.0.1", 33_289, 2),
                connected("127.0.0.1", 6379, 1),
                connected("10.0.0.7", 33_289, 1));

        assertThat(text)
                .contains("    # at-127-0-0-1-8080:\n", "    # at-127-0-0-1-33289:\n", "may be the app itself")
                .contains("    at-127-0-0-1-6379:\n", "    at-10-0-0-7-33289:\n");
    }

    @Test
    void aFolderIsReadAsItIsCalled() {
        var folder = Path.of("/mnt/the \"new\" \\ ${one}");
        var files =
                new AppFiles(Optional.empty(), Optional.empty(), Optional.empty(), List.of(folder), List.of(folder));
        var nothing = new VariableSet(Map.of(), Map.of());

        var text = ProposalText.of(
                ConfigProposal.of(List.of(), files, List.of(), List.of(), new ServiceNames(nothing), RULES));

        var read = new Yaml().<Object>load(text);
        assertThat(read.toString()).contains("path=/mnt/the \"new\" \\ $${one}", "watch=[/mnt/the \"new\" \\ $${one}]");
    }

    @Test
    void routesAreAskedWhereNoServerListens() throws IOException {
        var log = Files.writeString(
                folder.resolve("access.log"),
                "10.0.0.7 - - [29/Nov/2026:16:33:56 +0000] \"GET /cart HTTP/1.1\" 200 22\n".repeat(3));
        var files = new AppFiles(
                Optional.of(new FoundLog(log, "auto")), Optional.empty(), Optional.empty(), List.of(), List.of());
        var variables = new VariableSet(Map.of("DB_URL", "postgresql://localhost:33000/orders"), Map.of());

        var text = ProposalText.of(ConfigProposal.of(
                ServerMentions.find(variables, List.of()),
                files,
                List.of(6379, 8080, 33_000),
                List.of(),
                new ServiceNames(variables),
                RULES));

        assertThat(text)
                .contains("    cart: { url: \"http://localhost:8080/cart\"")
                .contains("} # 3 times\n");
    }

    @Test
    void twoServersOfOneNameGetTwo() {
        var variables = new VariableSet(Map.of("A_URL", "redis://cache:6379", "B_URL", "redis://cache:6380"), Map.of());

        assertThat(text(variables)).contains("    cache:\n", "    cache-2:\n");
    }

    @Test
    void oneServerThatIsNamedTwiceIsOneDependency() {
        var variables = new VariableSet(
                Map.of("A_URL", "postgresql://db/orders", "B_URL", "postgresql://shop:x@db/orders"), Map.of());

        assertThat(text(variables)).containsOnlyOnce("kind:").contains("url: ${B_URL}");
    }

    @Test
    void nothingFoundIsSaidWithWhatHelps() {
        assertThat(text(new VariableSet(Map.of(), Map.of())))
                .contains("# No dependency was found.")
                .contains("dependencies: {}");
    }
}
