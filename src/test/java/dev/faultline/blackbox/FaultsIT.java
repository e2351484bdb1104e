// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.blackbox.FickleApi.Mood;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.RealRedis;
import dev.faultline.testing.TestCertificates;
import dev.faultline.testing.TestCertificates.Pem;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real servers, broken for real, all at once and each in its own way, with the packaged program beside them. Then, for each:
 * is it the right class, do the bounds hold the true instants, and what is the verdict inside, before, and across a gap.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsIT {

    @TempDir
    private static Path folder;

    private final List<AutoCloseable> servers = new ArrayList<>();
    private final List<BreakableDependency> faults = new ArrayList<>();
    private final Map<String, Span> injected = new HashMap<>();
    private final Map<String, Span> healed = new HashMap<>();
    private Span calm = Span.NONE;
    private Span stopped = Span.NONE;
    private PackagedSidecar sidecar;

    /** The time something took, by the clock of this machine. */
    private record Span(Instant from, Instant to) {
        static final Span NONE = new Span(Instant.EPOCH, Instant.EPOCH);

        static Span of(BreakableDependency.Step step) throws Exception {
            var from = Instant.now();
            step.run();
            return new Span(from, Instant.now());
        }
    }

    @BeforeAll
    void breakEverythingAndMendIt() throws Exception {
        addPostgres();
        addRedis();
        addHttp();
        addTls();
        addBlackHole();
        addFile();
        sidecar = PackagedSidecar.start(folder, config());

        await("everything is up for a while").atMost(PATIENCE).until(this::isCalm);
        for (var fault : faults) {
            injected.put(fault.dependency(), Span.of(fault.inject()));
        }
        for (var fault : faults) {
            await(fault + " is seen failing").atMost(PATIENCE).until(() -> failing(fault) >= 6);
        }
        for (var fault : faults) {
            healed.put(fault.dependency(), Span.of(fault.heal()));
        }
        for (var fault : faults) {
            await(fault + " is seen up again")
                    .atMost(PATIENCE)
                    .until(() -> sidecar.status(fault.dependency()).equals("UP"));
        }
        stopped = Span.of(this::stopTheProberForAWhile);
        await("it goes on")
                .atMost(PATIENCE)
                .until(() -> faults.stream()
                        .allMatch(fault ->
                                lastObservedAt(fault).isAfter(stopped.to().plusSeconds(2))));
    }

    @AfterAll
    void stopEverything() throws Exception {
        sidecar.close();
        for (var server : servers) {
            server.close();
        }
    }

    private <T extends AutoCloseable> T keep(T server) {
        servers.add(server);
        return server;
    }

    private void addPostgres() {
        var pausing = keep(RealPostgres.started());
        faults.add(new BreakableDependency(
                "pg-stopped",
                postgres(pausing, RealPostgres.USER),
                "DOWN",
                Set.of("timeout"),
                pausing::pause,
                pausing::resume));
        var dying = keep(RealPostgres.started());
        faults.add(new BreakableDependency(
                "pg-killed", postgres(dying, RealPostgres.USER), "DOWN", Set.of("connect"), dying::kill, dying::start));
        var locked = keep(RealPostgres.started());
        faults.add(new BreakableDependency(
                "pg-password",
                postgres(locked, RealPostgres.USER),
                "DOWN",
                Set.of("auth"),
                () -> locked.execute("alter role app password 'another'"),
                () -> locked.execute("alter role app password '" + RealPostgres.PASSWORD + "'")));
        var full = keep(RealPostgres.started(Map.of("max_connections", "8", "superuser_reserved_connections", "3")));
        var taken = new ArrayList<Connection>();
        faults.add(new BreakableDependency(
                "pg-full",
                postgres(full, RealPostgres.USER),
                "DOWN",
                Set.of("capacity"),
                () -> takeAll(full, taken),
                () -> {
                    for (var connection : taken) {
                        connection.close();
                    }
                }));
    }

    private static String postgres(RealPostgres server, String user) {
        return "kind: postgresql, url: \"%s\", username: %s, password: %s"
                .formatted(server.url(), user, RealPostgres.PASSWORD);
    }

    private static void takeAll(RealPostgres server, List<Connection> taken) {
        try {
            while (taken.size() < 100) {
                taken.add(server.connect(RealPostgres.USER, RealPostgres.PASSWORD));
            }
        } catch (SQLException full) {
            assertThat(full.getSQLState()).isEqualTo("53300");
        }
    }

    private void addRedis() {
        var pausing = keep(RealRedis.started());
        faults.add(new BreakableDependency(
                "redis-stopped", redis(pausing), "DOWN", Set.of("timeout"), pausing::pause, pausing::resume));
        var dying = keep(RealRedis.started());
        faults.add(new BreakableDependency(
                "redis-killed", redis(dying), "DOWN", Set.of("connect"), dying::kill, dying::start));
        var locked = keep(RealRedis.started());
        faults.add(new BreakableDependency(
                "redis-locked",
                redis(locked),
                "DOWN",
                Set.of("auth"),
                () -> locked.command("CONFIG SET requirepass sesame"),
                () -> {
                    locked.kill();
                    locked.start();
                }));
        var full = keep(RealRedis.started("--maxclients", "4"));
        var taken = new ArrayList<Socket>();
        faults.add(new BreakableDependency(
                "redis-full",
                redis(full),
                "DOWN",
                Set.of("capacity"),
                () -> {
                    for (var i = 0; i < 8; i++) {
                        taken.add(new Socket("127.0.0.1", full.port()));
                    }
                },
                () -> {
                    for (var socket : taken) {
                        socket.close();
                    }
                }));
    }

    private static String redis(RealRedis server) {
        return "kind: redis, url: \"%s\"".formatted(server.url());
    }

    private void addHttp() {
        addApi("api-slow", Mood.SLOWLY, "DEGRADED", "slow");
        addApi("api-throttled", Mood.WITH_429, "DOWN", "capacity");
        addApi("api-failing", Mood.WITH_503, "DOWN", "assertion");
        addApi("api-changed", Mood.WITH_ANOTHER_BODY, "DOWN", "assertion");
        addApi("api-cut", Mood.WITH_HALF_A_BODY, "DOWN", "io");
        addApi("api-stuck", Mood.WITH_HEADERS_ONLY, "DOWN", "timeout");
    }

    private void addApi(String name, Mood mood, String status, String failure) {
        var api = keep(new FickleApi());
        faults.add(new BreakableDependency(
                name,
                "kind: http, url: \"%s\", expect: { status: \"200-299\", body: ok }".formatted(api.url()),
                status,
                Set.of(failure),
                () -> api.answers(mood),
                () -> api.answers(Mood.WELL)));
    }

    private void addTls() throws Exception {
        var certificates = TestCertificates.in(Files.createDirectory(folder.resolve("certificates")));
        addTls("tls-expired", certificates, certificates.expired("localhost"), "kind: tls, address: \"localhost:%d\"");
        addTls(
                "tls-wrong-host",
                certificates,
                certificates.good("elsewhere.example"),
                "kind: http, url: \"https://localhost:%d/\"");
    }

    private void addTls(String name, TestCertificates certificates, Pem bad, String keys) throws Exception {
        var api = keep(new TlsApi());
        var good = certificates.good("localhost");
        api.show(good);
        faults.add(new BreakableDependency(
                name,
                keys.formatted(api.port())
                        + (keys.startsWith("kind: http") ? ", tls: { ca-file: \"%s\" }" : ", ca-file: \"%s\"")
                                .formatted(certificates.caFile()),
                "DOWN",
                Set.of("tls"),
                () -> api.show(bad),
                () -> api.show(good)));
    }

    private void addBlackHole() {
        var doorway = keep(new StallingListener());
        faults.add(new BreakableDependency(
                "tcp-black-hole",
                "kind: tcp, address: \"127.0.0.1:%d\"".formatted(doorway.port()),
                "DOWN",
                Set.of("connect-timeout"),
                doorway::shut,
                doorway::unshut));
    }

    private void addFile() throws Exception {
        var uploads = Files.createDirectory(folder.resolve("uploads"));
        faults.add(new BreakableDependency(
                "uploads",
                "kind: file, path: \"%s\", expect: { writable: true }".formatted(uploads),
                "DOWN",
                Set.of("assertion", "io"),
                () -> Files.delete(uploads),
                () -> Files.createDirectory(uploads)));
    }

    private String config() {
        return """
                faultline:
                  app: checkout
                  defaults: { interval: 500ms, timeout: 1s, slow-above: 500ms, alert-interval: 500ms }
                  network: { enabled: false }
                  dependencies:
                    unresolvable: { kind: tcp, address: "no-such-host.invalid:80" }
                %s
                """.formatted(faults.stream()
                .map(fault -> "    %s: { %s }".formatted(fault.dependency(), fault.yaml()))
                .collect(Collectors.joining("\n")));
    }

    private boolean isCalm() {
        calm = new Span(Instant.now().minusSeconds(5), Instant.now().minusSeconds(1));
        return faults.stream()
                .allMatch(fault -> verdict(calm, "max-lag=0s&tolerance=0s&dependency=" + fault.dependency())
                        .at("/dependencies/0/finding")
                        .asText()
                        .equals("CLEARED"));
    }

    private Span injectedAt(BreakableDependency fault) {
        return injected.getOrDefault(fault.dependency(), Span.NONE);
    }

    private Span healedAt(BreakableDependency fault) {
        return healed.getOrDefault(fault.dependency(), Span.NONE);
    }

    private long failing(BreakableDependency fault) {
        return observations(fault, injectedAt(fault).to(), Instant.now()).stream()
                .filter(seen -> !seen.get("status").asText().equals("UP"))
                .count();
    }

    private Instant lastObservedAt(BreakableDependency fault) {
        return Instant.parse(sidecar.get("/api/v1/dependencies/" + fault.dependency())
                .get("lastObservation")
                .get("at")
                .asText());
    }

    /** The fault here is the stopped process; the pause between the two signals is what is being tested. */
    private void stopTheProberForAWhile() throws Exception {
        var pid = String.valueOf(sidecar.pid());
        new ProcessBuilder("kill", "-STOP", pid).start().waitFor();
        var until = Instant.now().plusSeconds(8);
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(until));
        new ProcessBuilder("kill", "-CONT", pid).start().waitFor();
    }

    Stream<BreakableDependency> faults() {
        return faults.stream();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whileItIsBrokenEveryObservationHasTheRightClass(BreakableDependency fault) {
        var seen = observations(
                fault,
                injectedAt(fault).to().plusSeconds(1),
                healedAt(fault).from().minusSeconds(1));

        assertThat(seen).isNotEmpty().allSatisfy(observation -> {
            assertThat(observation.get("status").asText()).isEqualTo(fault.status());
            assertThat(fault.failures()).contains(observation.get("failure").asText());
        });
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theBoundsHoldTheTrueInstantsOfTheFault(BreakableDependency fault) {
        var broken = injectedAt(fault);
        var mended = healedAt(fault);

        var episodes = sidecar.get("/api/v1/dependencies/%s/timeline?from=%s&to=%s"
                        .formatted(fault.dependency(), calm.to(), mended.to()))
                .get("episodes");

        var first = episodes.get(0);
        var last = episodes.get(episodes.size() - 1);
        assertThat(instant(first.at("/onset/earliest"))).isBefore(broken.to());
        assertThat(instant(first.at("/onset/latest"))).isAfter(broken.from());
        assertThat(instant(last.at("/recovery/earliest"))).isBefore(mended.to());
        assertThat(instant(last.at("/recovery/latest"))).isAfter(mended.from());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aWindowInsideTheFaultCoincides(BreakableDependency fault) {
        var inside =
                new Span(injectedAt(fault).to().plusSeconds(1), healedAt(fault).from());

        var verdict = verdict(inside, "max-lag=5s&dependency=" + fault.dependency());

        assertThat(verdict.get("answer").asText()).isEqualTo("COINCIDES");
        assertThat(verdict.at("/dependencies/0/finding").asText())
                .isEqualTo(fault.status().equals("DOWN") ? "FAILED" : "DEGRADED");
        assertThat(verdict.get("summary").asText()).contains(fault.dependency());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aWindowBeforeItDoesNotCoincide(BreakableDependency fault) {
        var verdict = verdict(calm, "max-lag=0s&tolerance=0s&dependency=" + fault.dependency());

        assertThat(verdict.get("answer").asText()).isEqualTo("DOES_NOT_COINCIDE");
        assertThat(verdict.at("/dependencies/0/finding").asText()).isEqualTo("CLEARED");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aWindowWhileTheProberWasStoppedIsInconclusive(BreakableDependency fault) {
        var gap = new Span(stopped.from().plusSeconds(2), stopped.to().minusSeconds(2));

        var verdict = verdict(gap, "max-lag=0s&dependency=" + fault.dependency());

        assertThat(verdict.get("answer").asText()).isEqualTo("INCONCLUSIVE");
        assertThat(observations(fault, stopped.from(), stopped.to().plusSeconds(1)))
                .noneMatch(seen -> seen.get("status").asText().equals("DOWN"));
    }

    @Test
    void whatFailedTogetherIsSaidToHaveFailedTogether() {
        var healedFirst =
                healed.values().stream().map(Span::from).min(Instant::compareTo).orElseThrow();
        var injectedLast =
                injected.values().stream().map(Span::to).max(Instant::compareTo).orElseThrow();

        var verdict = verdict(new Span(injectedLast.plusSeconds(1), healedFirst), "max-lag=5s");

        assertThat(verdict.get("answer").asText()).isEqualTo("COINCIDES");
        assertThat(verdict.get("suspects")).hasSizeGreaterThanOrEqualTo(faults.size());
    }

    @Test
    void aNameThatNobodyKnowsIsAFailureOfNameResolution() {
        var last = sidecar.get("/api/v1/dependencies/unresolvable").get("lastObservation");

        assertThat(last.get("status").asText()).isEqualTo("DOWN");
        assertThat(last.get("failure").asText()).isEqualTo("dns");
    }

    @Test
    void noAnswerAndNoLogLineHoldsASecret() {
        var everything = sidecar.log()
                + sidecar.get("/api/v1/dependencies")
                + sidecar.response("/q/metrics").body()
                + sidecar.response("/").body();

        assertThat(everything).doesNotContain(RealPostgres.PASSWORD);
    }

    private JsonNode verdict(Span window, String more) {
        return sidecar.verdict(window.from(), window.to(), more);
    }

    private List<JsonNode> observations(BreakableDependency fault, Instant from, Instant to) {
        return sidecar.observations(fault.dependency(), "from=%s&to=%s".formatted(from, to));
    }

    private static Instant instant(JsonNode text) {
        return Instant.parse(text.asText());
    }
}
