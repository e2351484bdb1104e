// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.telling;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.faultline.fleet.shipping.FleetMigration;
import dev.faultline.hub.answer.FleetAnalysis;
import dev.faultline.hub.reading.FleetArchive;
import dev.faultline.hub.reading.FleetCells;
import dev.faultline.hub.reading.IncidentClaims;
import dev.faultline.notify.WebhookSettings;
import dev.faultline.probe.Status;
import dev.faultline.probe.http.HttpPost;
import dev.faultline.settings.PageUrl;
import dev.faultline.testing.FleetAccess;
import dev.faultline.testing.FleetRows;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.TestNetwork;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of several hubs one tells people of an incident, against a real PostgreSQL and a real receiver. */
@SuppressWarnings("NullAway.Init")
class FleetTellerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> EVENTS = List.of("window-opened", "window-judged", "window-closed");
    private static final Instant FROM = Instant.now().minusSeconds(120).truncatedTo(ChronoUnit.MILLIS);
    private static final Instant TO = FROM.plusSeconds(100);

    private final RealPostgres postgres = RealPostgres.started();
    private final TestNetwork network = TestNetwork.asking();
    private final List<JsonNode> told = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private HttpServer receiver;

    @BeforeEach
    void fill() throws Exception {
        FleetMigration.run(FleetAccess.at(postgres.port()), "test");
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            told.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        try (var connection = postgres.connect("postgres", "")) {
            var rows = new FleetRows(connection);
            for (var i = 1; i <= 4; i++) {
                var name = "shop-" + i;
                rows.instance("shop", name, "node-" + i)
                        .dependency(name, "db", Status.DOWN, "db:5432")
                        .run(name, "db", Status.UP, FROM.minusSeconds(300), FROM.minusSeconds(2), false)
                        .run(name, "db", Status.DOWN, FROM.minusSeconds(1), TO.plusSeconds(10), true);
            }
            rows.incident("shop-1", id("aaaa"), FROM, TO, "/pay", 7);
            rows.incident("shop-2", id("bbbb"), FROM.plusSeconds(1), TO, "/pay", 5);
        }
        postgres.execute("UPDATE faultline.incident SET state = 'OPEN'");
    }

    @AfterEach
    void close() throws Exception {
        for (var each : opened) {
            each.close();
        }
        receiver.stop(0);
        network.close();
        postgres.close();
    }

    @Test
    void ofFourHubsOneTellsEachEventOfAnIncidentOnce() throws Exception {
        var hubs = List.of(hub(), hub(), hub(), hub());

        var all = hubs.stream()
                .map(hub -> CompletableFuture.runAsync(() -> {
                    hub.run();
                    hub.run();
                }))
                .toList();
        all.forEach(CompletableFuture::join);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(types()).contains("window-opened", "window-judged"));
        // It is over, after another instance reported that it began there still earlier: so its id is another now.
        try (var connection = postgres.connect("postgres", "")) {
            new FleetRows(connection)
                    .instance("shop", "shop-9", "node-9")
                    .incident("shop-9", id("0000"), FROM.minusSeconds(5), TO, "/pay", 1);
        }
        hubs.forEach(FleetTeller::run);
        postgres.execute("UPDATE faultline.incident SET state = 'CLOSED'");
        hubs.forEach(FleetTeller::run);
        hub().run();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(types()).contains("window-closed"));
        assertThat(types()).containsExactlyInAnyOrder("window-opened", "window-judged", "window-closed");
        var judged = told.stream()
                .filter(each -> each.path("type").asText().equals("window-judged"))
                .findFirst()
                .orElseThrow();
        assertThat(judged.path("app").asText()).isEqualTo("shop");
        assertThat(judged.path("summary").asText())
                .contains("db was down for 4 of 4 nodes", "the dependency, not the way to it");
        assertThat(judged.path("incident").path("errors").asInt()).isEqualTo(12);
        assertThat(judged.path("link").asText()).isEqualTo("https://fleet.example/?incident=" + id("aaaa"));
    }

    @Test
    void aHubThatMayNotNoteItTellsNobody() throws Exception {
        postgres.execute("DROP TABLE faultline.told");

        hub().run();

        assertThat(told).isEmpty();
    }

    private List<String> types() {
        return told.stream().map(each -> each.path("type").asText()).toList();
    }

    private static String id(String end) {
        return FROM.toString().replaceAll("[-:.]", "") + "-" + end;
    }

    private FleetTeller hub() {
        var cells = new FleetCells();
        cells.apply(List.of(FleetAccess.at(postgres.port())));
        var teller = new FleetTeller(
                new FleetAnalysis(new FleetArchive(cells)),
                new IncidentClaims(cells),
                new HttpPost(network.network()),
                InstantSource.system(),
                "hub");
        var url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
        teller.apply(
                List.of(WebhookSettings.read(MapSettings.of(Map.of("url", url, "on", EVENTS)))),
                Optional.of(new PageUrl("https://fleet.example")));
        opened.add(teller);
        opened.add(cells);
        return teller;
    }
}
