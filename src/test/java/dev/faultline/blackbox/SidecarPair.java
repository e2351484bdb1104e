// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.awaitility.Awaitility.await;

import dev.faultline.testing.EndpointReadings;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Two of the packaged program that watch the same PostgreSQL as {@code orders-db}: one reads connections, the other does not. */
record SidecarPair(PackagedSidecar reading, PackagedSidecar blind) implements AutoCloseable {

    /** @param url of the database */
    static SidecarPair start(Path folder, String url) throws IOException {
        return new SidecarPair(start(folder.resolve("reading"), url, true), start(folder.resolve("blind"), url, false));
    }

    private static PackagedSidecar start(Path folder, String url, boolean reads) throws IOException {
        Files.createDirectories(folder);
        return PackagedSidecar.start(folder, """
                faultline:
                  network: { enabled: false }
                  connections: { enabled: %s }
                  defaults: { interval: 500ms, alert-interval: 500ms }
                  dependencies:
                    orders-db: { kind: postgresql, url: "%s", username: %s, password: %s }
                """.formatted(reads, url, RealPostgres.USER, RealPostgres.PASSWORD));
    }

    /** Until a number of connections to that port was read for so many seconds as that, or higher. */
    void awaitRead(int port, String number, int least, int seconds) {
        await(number + " at least " + least + " for " + seconds + " s")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> new EndpointReadings(reading.get("/api/v1/connections"), port)
                                .read(number, least)
                                .toSeconds()
                        >= seconds);
    }

    /** Until the one that reads connections says that of the time since then. */
    void awaitSaid(Instant from, String words) {
        await(words)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> reading.verdict(from, Instant.now(), "max-lag=1s")
                        .get("summary")
                        .asText()
                        .contains(words));
    }

    /** Until there is an observation from after now, so that the window before is covered. */
    void awaitProbed() {
        var query = "from=" + Instant.now() + "&to=now";
        await("probed since")
                .atMost(PATIENCE)
                .until(() -> Stream.of(reading, blind)
                        .noneMatch(each -> each.observations("orders-db", query).isEmpty()));
    }

    /** Prints what each says of the time from then on, as a line of JSON. */
    void print(Instant from) {
        var to = Instant.now();
        Stream.of(reading, blind).forEach(each -> System.out.println(each.verdict(from, to, "max-lag=1s")));
    }

    /** Prints the metrics of both whose names begin so. */
    void printMetrics(String prefix) {
        Stream.of(reading, blind)
                .flatMap(each -> each.response("/q/metrics").body().lines())
                .filter(line -> line.startsWith(prefix))
                .forEach(System.out::println);
    }

    /** Prints what the page of the one that reads connections says of endpoints that nothing watches. */
    void printUnwatched() {
        reading.response("/")
                .body()
                .lines()
                .filter(line -> line.startsWith("<li><code>"))
                .forEach(System.out::println);
    }

    @Override
    public void close() {
        reading.close();
        blind.close();
    }
}
