// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import static dev.faultline.probe.Status.DOWN;
import static dev.faultline.probe.Status.UP;
import static dev.faultline.testing.WaitingTime.PATIENCE;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.testing.FleetRows;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.RealPostgres;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hub over HTTP, with a real database and one that is away. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(HubUnderTest.class)
class HubApiTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private static final Instant FROM = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
    private static final Instant TO = FROM.plusSeconds(120);

    RealPostgres postgres;

    @BeforeEach
    void fill() throws Exception {
        // To truncate them would take locks that the hub may be waiting behind.
        postgres.execute(
                "DELETE FROM faultline.observation_block",
                "DELETE FROM faultline.change",
                "DELETE FROM faultline.incident",
                "DELETE FROM faultline.run",
                "DELETE FROM faultline.dependency",
                "DELETE FROM faultline.writer");
        try (var connection = postgres.connect("postgres", "")) {
            var rows = new FleetRows(connection);
            for (var i = 1; i <= 4; i++) {
                rows.instance("shop", "shop-" + i, "node-" + i)
                        .dependency("shop-" + i, "db", i == 1 ? DOWN : UP, "db:5432");
            }
            for (var i = 1; i <= 4; i++) {
                observed(rows, "shop-" + i, i == 1);
            }
            rows.incident("shop-1", "20261129T000000000Z-aaaa", FROM, TO, "/pay", 7)
                    .incident("shop-2", "20261129T000001000Z-bbbb", FROM.plusSeconds(1), TO.plusSeconds(1), "/pay", 5)
                    .deploy("shop-1", "shop", "1.2", FROM.minusSeconds(60))
                    .deploy("shop-2", "shop", "1.2", FROM.minusSeconds(50));
            rows.instance("shop", "shop-5", "node-5", "b", "r2", LONG, Duration.ZERO)
                    .dependency("shop-5", "db", UP, "db:5432");
        }
    }

    /** Up but for the window, in which it fails for the one. */
    private static void observed(FleetRows rows, String instance, boolean fails) throws Exception {
        var start = FROM.minusSeconds(60);
        if (fails) {
            rows.run(instance, "db", UP, start, FROM.minusSeconds(1), false)
                    .run(instance, "db", DOWN, FROM, TO.minusSeconds(1), false)
                    .run(instance, "db", UP, TO, TO.plusSeconds(60), false);
        } else {
            rows.run(instance, "db", UP, start, TO.plusSeconds(60), false);
        }
    }

    @Test
    void aVerdictTellsWhereTheFaultIs() throws Exception {
        postgres.execute(
                "UPDATE faultline.writer SET ended_at = through_at - interval '1 hour' WHERE instance = 'shop-5'");
        var window = "&from=" + FROM + "&to=" + TO;
        get("/api/v1/fleet/verdict?app=shop" + window)
                .then()
                .statusCode(200)
                .header("Faultline-Answer", "PARTLY_COINCIDES")
                .body("dependencies[0].name", equalTo("db"))
                .body("dependencies[0].finding", equalTo("FAILED"))
                .body("dependencies[0].scope", equalTo("NODE"))
                .body("dependencies[0].nodes.failed", equalTo(1))
                .body("dependencies[0].nodes.clear", equalTo(3))
                .body("fleet.instances", equalTo(4))
                .body("changes[0].instances", equalTo(2))
                .body("incidents[0].instances", equalTo(2))
                .body("missing.database", hasItem(containsString("/away")));
        given().accept("text/markdown")
                .get("/api/v1/fleet/verdict?app=shop" + window)
                .then()
                .body(containsString("the way of node-1 to it"));
        get("/api/v1/fleet/verdict?last=5m").then().statusCode(400).body("parameter", equalTo("app"));
    }

    @Test
    void itServesTheObservationsOfThoseThatShipThemAndSaysWhatIsNotThere() throws Exception {
        var hour = FROM.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(4));
        try (var connection = postgres.connect("postgres", "")) {
            new FleetRows(connection)
                    .instance("raw", "raw-1", "node-9")
                    .dependency("raw-1", "db", UP)
                    .run("raw-1", "db", UP, hour, TO, true)
                    .blocks("raw-1", ObservationFixtures.series("db", hour, 150));
        }
        var query = "/api/v1/fleet/observations?app=raw&dependency=db&from=" + hour;
        var first = get(query);
        first.then()
                .statusCode(200)
                .body("observations.size()", equalTo(100))
                .body("observations[0].instance", equalTo("raw-1"))
                .body("observations[0].node", equalTo("node-9"))
                .body("observations[0].status", equalTo("UP"))
                .body("observations[0].durationMs", equalTo(5.0f))
                .body("gaps.reason", equalTo(java.util.List.of("absent", "pending")))
                .body("missing.database", hasItem(containsString("/away")));
        get(query + "&cursor=" + first.path("next"))
                .then()
                .body("observations.size()", equalTo(50))
                .body("next", equalTo(null));
        get(query + "&cursor=nonsense").then().statusCode(400).body("parameter", equalTo("cursor"));
        get("/api/v1/fleet/observations?last=1h").then().statusCode(400);
        get(query + "&instance=other").then().statusCode(200).body("observations.size()", equalTo(0));
    }

    @Test
    void incidentsOfSeveralInstancesAreOne() {
        get("/api/v1/fleet/incidents?last=1h")
                .then()
                .statusCode(200)
                .body("incidents.size()", equalTo(1))
                .body("incidents[0].id", equalTo("20261129T000000000Z-aaaa"))
                .body("incidents[0].instances", equalTo(2))
                .body("incidents[0].errors", equalTo(12))
                .body("incidents[0].parts.node", hasItems("node-1", "node-2"));
        get("/api/v1/fleet/incidents/shop/no-such").then().statusCode(404);
    }

    @Test
    void itTellsOfRowsThatTheDatabaseRefused() {
        postgres.execute("UPDATE faultline.writer SET parked = 3, parked_reason = 'RUN db: 22021 invalid byte'"
                + " WHERE instance = 'shop-2'");

        get("/api/v1/fleet/instances")
                .then()
                .body("instances.find { it.instance == 'shop-2' }.parked", equalTo(3))
                .body("instances.find { it.instance == 'shop-2' }.parkedReason", containsString("22021"))
                .body("instances.find { it.instance == 'shop-1' }.parked", equalTo(0));
        given().accept("text/plain")
                .get("/api/v1/fleet/instances?app=shop")
                .then()
                .body(containsString("; 3 rows were refused by its database"));
        given().accept("text/html").get("/").then().body(containsString("3 rows were refused"));
    }

    @Test
    void itNamesWhoReportsAndTheDatabaseThatIsAway() {
        get("/api/v1/fleet/instances")
                .then()
                .statusCode(200)
                .body("instances.instance", hasItems("shop-1", "shop-5"))
                .body("instances.find { it.instance == 'shop-1' }.state", equalTo("reporting"))
                .body("instances.find { it.instance == 'shop-5' }.state", equalTo("gone"))
                .body("instances.find { it.instance == 'shop-5' }.zone", equalTo("b"))
                .body("missing.database", hasItem(containsString("/away")));
        given().accept("text/plain")
                .get("/api/v1/fleet/instances?app=shop")
                .then()
                .body(containsString("could not be read, so what it has is missing"))
                .body(containsString("shop shop-5 on node-5 in b: silent for 10 min"));
        get("/api/v1/fleet/instances?app=other").then().body("instances", equalTo(java.util.List.of()));
    }

    @Test
    void whatIsSilentIsUnknownAndLeavesTheScopeUndecidedOnlyIfItCouldChangeIt() throws Exception {
        get("/api/v1/fleet/dependencies")
                .then()
                .statusCode(200)
                .body("dependencies[0].nodes.down", equalTo(1))
                .body("dependencies[0].nodes.up", equalTo(3))
                .body("dependencies[0].nodes.unknown", equalTo(1))
                .body("dependencies[0].scope", equalTo("UNDECIDED"))
                .body("missing.database", hasItem(containsString("/away")));
        postgres.execute("UPDATE faultline.writer SET ended_at = now() WHERE instance = 'shop-5'");
        get("/api/v1/fleet/dependencies?app=shop")
                .then()
                .body("dependencies[0].nodes.unknown", equalTo(0))
                .body("dependencies[0].scope", equalTo("NODE"));
        get("/api/v1/fleet/dependencies?format=text")
                .then()
                .body(containsString(
                        "shop db (postgresql, critical): down for 1, up for 3 of 4 nodes: these nodes' way"));
    }

    @Test
    void itIsReadyWhileOneDatabaseCanBeReadAndTellsOfSilence() {
        await("ready")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> get("/q/health/ready").then().statusCode(200).body(containsString("/away")));
        get("/q/health/live").then().statusCode(200);
        get("/q/health/started").then().statusCode(200);
        get("/q/health/group/critical").then().statusCode(200);
        await("metrics")
                .atMost(PATIENCE)
                .untilAsserted(() -> get("/q/metrics")
                        .then()
                        .body(containsString("faultline_fleet_instances{app=\"shop\",state=\"gone\",} 1.0"))
                        .body(containsString(
                                "faultline_fleet_instance_behind_seconds{app=\"shop\",instance=\"shop-5\",}"))
                        .body(containsString("faultline_fleet_database_readable{database=")));
    }

    @Test
    void thePageShowsTheAppsByTheirNodes() {
        get("/").then()
                .statusCode(200)
                .body(containsString("Faultline hub"))
                .body(containsString("2 instances, 12 errors"))
                .body(containsString("/api/v1/fleet/incidents/shop/20261129T000000000Z-aaaa?format=text"))
                .body(containsString("node-5"))
                .body(containsString("Silent for 10 min without a good-bye"))
                .body(containsString("could not be read"))
                .body(not(containsString("{page.")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/dependencies", "/api/v1/verdict?last=5m", "/api/v1/events", "/observations", "/api/v1/x"
            })
    void itHasNothingOfASidecar(String path) {
        get(path).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/fleet/instances",
                "/api/v1/fleet/dependencies",
                "/api/v1/fleet/incidents",
                "/api/v1/fleet/observations",
                "/api/v1/fleet/verdict"
            })
    void itRespondsAsItIsDescribed(String path) throws Exception {
        var query = path.endsWith("verdict") || path.endsWith("observations") ? "?app=shop&dependency=db&last=15m" : "";
        var api = DescribedSchemas.of(get("/q/openapi?format=json").asString());
        var schema =
                DescribedSchemas.json(api.call("get " + path).get("responses").get("200"));

        assertThat(api.faults(
                        schema, new ObjectMapper().readTree(get(path + query).asString())))
                .isEmpty();
        get(path + "?nonsense=1").then().statusCode(400);
    }
}
