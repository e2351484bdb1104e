// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import static dev.faultline.testing.TestNetwork.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.testing.NameServer;
import dev.faultline.testing.TestNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemResolverTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final NameServer names = NameServer.start();
    private final TestNetwork network = TestNetwork.asking(names);

    @AfterEach
    void stop() {
        network.close();
        names.close();
    }

    private String resolved(SystemResolver resolver, String host) {
        Probe resolving = (Deadline deadline) -> NetworkRun.start(
                network.network().loops().next(),
                deadline,
                run -> resolver.addresses(host, run)
                        .map(addresses -> Outcome.up(addresses.stream()
                                .map(address -> address.getHostName() + "=" + address.getHostAddress())
                                .collect(Collectors.joining(" ")))));
        return run(resolving, LONG).message();
    }

    @Test
    void theHostsFileComesFirstAndIsReadAgainWhenItChanges() throws IOException {
        var hosts = folder.resolve("hosts");
        Files.writeString(hosts, "10.0.0.1 db db.alias\n");
        var resolver = new SystemResolver(() -> ResolvConf.of(names.address()), hosts);
        var first = resolved(resolver, "db");

        Files.writeString(hosts, "10.0.0.22 db\n");

        assertThat(first).isEqualTo("db=10.0.0.1");
        assertThat(resolved(resolver, "db")).isEqualTo("db=10.0.0.22");
        assertThat(names.asked()).isEmpty();
    }

    @Test
    void theHostsFileKnowsNamesInAnyCaseAndWithADotBehindThem() throws IOException {
        var hosts = Files.writeString(folder.resolve("hosts"), "10.0.0.1 Db.Test\n");
        var resolver = new SystemResolver(() -> ResolvConf.of(names.address()), hosts);

        assertThat(resolved(resolver, "DB.test")).isEqualTo("DB.test=10.0.0.1");
        assertThat(resolved(resolver, "db.test.")).isEqualTo("db.test.=10.0.0.1");
        assertThat(resolved(resolver, "LocalHost")).startsWith("LocalHost=127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5})
    void aServerFromBeforeEdnsIsAskedAsItsAppAsks(int responseCode) {
        names.knows("db.test", "10.0.0.1").knowsNoEdns(responseCode);
        var withOption = new ResolvConf(List.of(names.address()), List.of(), 1, true);

        assertThat(resolved(
                        new SystemResolver(() -> ResolvConf.of(names.address()), folder.resolve("none")), "db.test"))
                .isEqualTo("db.test=10.0.0.1");
        assertThat(names.asked()).hasSize(2);
        assertThat(resolved(new SystemResolver(() -> withOption, folder.resolve("none")), "db.test"))
                .isEqualTo("db.test=10.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void aServerThatKnowsNoIpv6IsGoodForItsOtherAddresses(int responseCode) {
        names.knows("db.test", "10.0.0.1").knowsNoIpv6(responseCode);
        var resolver = new SystemResolver(() -> ResolvConf.of(names.address()), folder.resolve("none"));

        assertThat(resolved(resolver, "db.test")).isEqualTo("db.test=10.0.0.1");
    }

    @Test
    void aServerThatDropsQuestionsForIpv6IsGoodForItsOtherAddressesAfterASecond() {
        names.knows("db.test", "10.0.0.1").dropsIpv6();
        var resolver = new SystemResolver(() -> ResolvConf.of(names.address()), folder.resolve("none"));

        assertThat(resolved(resolver, "db.test")).isEqualTo("db.test=10.0.0.1");
    }

    @Test
    void anAddressIsItsOwnAnswer() {
        var resolver = new SystemResolver(ResolvConf::of, folder.resolve("none"));

        assertThat(resolved(resolver, "10.1.2.3")).isEqualTo("10.1.2.3=10.1.2.3");
        assertThat(resolved(resolver, "::1")).isEqualTo("::1=0:0:0:0:0:0:0:1");
    }

    @Test
    void allAddressesOfANameAreGivenInTheServersOrder() {
        names.knows("db.test", "10.0.0.2", "10.0.0.1");
        var resolver = new SystemResolver(() -> ResolvConf.of(names.address()), folder.resolve("none"));

        assertThat(resolved(resolver, "db.test")).isEqualTo("db.test=10.0.0.2 db.test=10.0.0.1");
    }

    @Test
    void withoutANameServerANameCannotBeResolved() {
        var resolver = new SystemResolver(ResolvConf::of, folder.resolve("none"));

        assertThat(resolved(resolver, "db.test")).isEqualTo("cannot resolve db.test: no name server is configured");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5})
    void aServerThatGivesNoAddressIsSaidInWords(int responseCode) {
        names.answerOnly(responseCode);
        var resolver = new SystemResolver(() -> ResolvConf.of(names.address()), folder.resolve("none"));

        assertThat(resolved(resolver, "db.test"))
                .isEqualTo("cannot resolve db.test: no name server answered with an address");
    }
}
