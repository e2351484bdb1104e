// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.fleet.shipping.FleetMigration;
import dev.faultline.hub.FleetObservations;
import dev.faultline.hub.FleetObservations.GapReason;
import dev.faultline.hub.FleetObservations.InstanceObservation;
import dev.faultline.hub.ObservationQuestion;
import dev.faultline.hub.ObservationQuestion.PageEnd;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.testing.FleetAccess;
import dev.faultline.testing.FleetRows;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.RealPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Single observations by the hub, and what is missing of them. */
class ObservationArchiveTest {

    private static final Instant NOW = Instant.now();
    private static final Instant HOUR = NOW.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(30));

    private static RealPostgres postgres;

    private final Random random = new Random(17);

    @BeforeAll
    static void start() {
        postgres = RealPostgres.started();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void freshTables() throws SQLException {
        postgres.execute("DROP SCHEMA IF EXISTS faultline CASCADE");
        FleetMigration.run(FleetAccess.at(postgres.port()), "test");
    }

    private interface FleetFilling {
        void with(FleetRows rows) throws SQLException;
    }

    private static void fill(FleetFilling filling) throws SQLException {
        try (var connection = postgres.connect("postgres", "")) {
            filling.with(new FleetRows(connection));
        }
    }

    private static FleetObservations find(ObservationQuestion question) {
        try (var cells = new FleetCells()) {
            cells.apply(List.of(FleetAccess.at(postgres.port())));
            return new ObservationArchive(cells).find(question);
        }
    }

    private static ObservationQuestion question(Instant from, Instant to, Optional<PageEnd> after, int limit) {
        return new ObservationQuestion("shop", "db", Optional.empty(), from, to, after, limit);
    }

    /** Instances whose clocks differ observe at random; all pages together are what they observed, in order. */
    @Test
    void pagesTogetherAreWhatAllObservedByTheClockOfTheDatabase() throws Exception {
        var leads = List.of(Duration.ZERO, Duration.ofMinutes(47), Duration.ofMinutes(-90));
        var from = HOUR.plus(Duration.ofMinutes(20));
        var to = HOUR.plus(Duration.ofMinutes(200));
        var expected = new ArrayList<String>();
        fill(rows -> {
            for (var i = 0; i < leads.size(); i++) {
                var lead = leads.get(i);
                var name = "shop-" + i;
                rows.instance("shop", name, "node-" + i, "", "", Duration.ZERO, lead)
                        .dependency(name, "db", Status.UP)
                        .dependency(name, "cache", Status.UP);
                var made = ObservationFixtures.random("db", HOUR.plus(lead), 9_000, random);
                rows.blocks(name, made).blocks(name, ObservationFixtures.series("cache", HOUR, 100));
                made.stream()
                        .map(each -> line(name, each.startedAt().minus(lead), each))
                        .filter(line -> isIn(line, from, to))
                        .forEach(expected::add);
            }
        });
        expected.sort(null);

        var found = new ArrayList<String>();
        var after = Optional.<PageEnd>empty();
        FleetObservations page;
        do {
            page = find(question(from, to, after, 1 + random.nextInt(2_000)));
            page.observations().stream().map(ObservationArchiveTest::line).forEach(found::add);
            var last = page.observations().get(page.observations().size() - 1);
            after = Optional.of(new PageEnd(last.at(), last.instance().store()));
        } while (page.more());

        assertThat(found.stream().map(line -> line.substring(0, 24)).toList()).isSorted();
        assertThat(found.stream().sorted().toList()).containsExactlyElementsOf(expected);
        assertThat(expected).hasSizeGreaterThan(10_000);
    }

    private static boolean isIn(String line, Instant from, Instant to) {
        var at = Instant.ofEpochMilli(Long.parseLong(line.substring(0, line.indexOf(' '))));
        return !at.isBefore(from) && at.isBefore(to);
    }

    private static String line(InstanceObservation each) {
        return line(each.instance().name(), each.at(), each.observation());
    }

    private static String line(String instance, Instant at, Observation each) {
        return String.join(
                " ",
                String.format("%024d", at.toEpochMilli()),
                instance,
                each.dependency(),
                each.duration().toString(),
                each.status().name(),
                each.failure().label(),
                each.message());
    }

    @Test
    void onlyTheInstanceThatIsAskedForIsThere() throws Exception {
        fill(rows -> {
            for (var name : List.of("shop-1", "shop-2")) {
                rows.instance("shop", name, name)
                        .dependency(name, "db", Status.UP)
                        .blocks(name, ObservationFixtures.series("db", HOUR, 10));
            }
        });

        var found = find(new ObservationQuestion(
                "shop", "db", Optional.of("shop-2"), HOUR, HOUR.plusSeconds(60), Optional.empty(), 100));

        assertThat(found.observations())
                .hasSize(10)
                .allMatch(each -> each.instance().name().equals("shop-2"));
        assertThat(found.known()).isTrue();
        assertThat(find(new ObservationQuestion(
                                "shop", "no-such", Optional.empty(), HOUR, HOUR.plusSeconds(60), Optional.empty(), 9))
                        .known())
                .isFalse();
    }

    @Test
    void whatWasObservedAndIsNotThereIsAGapWithItsReason() throws Exception {
        fill(rows -> {
            rows.instance("shop", "all", "a")
                    .dependency("all", "db", Status.UP)
                    .run("all", "db", Status.UP, HOUR, HOUR.plus(Duration.ofMinutes(90)), false)
                    .blocks("all", ObservationFixtures.series("db", HOUR, 5_400));
            rows.instance("shop", "runs", "b")
                    .dependency("runs", "db", Status.UP)
                    .run("runs", "db", Status.UP, HOUR, NOW, true);
            rows.instance("shop", "silent", "c", "", "", Duration.ofHours(5), Duration.ZERO)
                    .dependency("silent", "db", Status.UP);
            rows.instance("shop", "broken", "d")
                    .dependency("broken", "db", Status.UP)
                    .blocks("broken", ObservationFixtures.series("db", HOUR, 10));
            rows.instance("shop", "idle", "e").dependency("idle", "db", Status.UP);
        });
        postgres.execute("UPDATE faultline.observation_block b SET bytes = '\\x09ffff' FROM faultline.writer w"
                + " WHERE w.store = b.store AND w.instance = 'broken'");

        var found = find(question(HOUR, NOW, Optional.empty(), 10));

        var byInstance = found.gaps().stream()
                .collect(Collectors.groupingBy(
                        gap -> gap.instance().name(), Collectors.mapping(gap -> gap.reason(), Collectors.toList())));
        assertThat(byInstance)
                .doesNotContainKeys("all", "idle")
                .containsEntry("runs", List.of(GapReason.ABSENT, GapReason.PENDING))
                .containsEntry("silent", List.of(GapReason.UNREPORTED))
                .containsEntry("broken", List.of(GapReason.UNREADABLE));
        var runs = found.gaps().stream()
                .filter(gap -> gap.instance().name().equals("runs"))
                .toList();
        assertThat(runs.get(0).from()).isEqualTo(HOUR);
        assertThat(runs.get(0).to()).isEqualTo(runs.get(1).from());
        assertThat(runs.get(1).to()).isEqualTo(NOW);
        assertThat(Duration.between(runs.get(1).from(), NOW))
                .isBetween(Duration.ofMinutes(80), Duration.ofMinutes(145));
    }

    @Test
    void aDatabaseThatIsAwayIsNamed() throws Exception {
        fill(rows -> rows.instance("shop", "shop-1", "a")
                .dependency("shop-1", "db", Status.UP)
                .blocks("shop-1", ObservationFixtures.series("db", HOUR, 10)));
        try (var cells = new FleetCells()) {
            cells.apply(List.of(FleetAccess.at(postgres.port()), FleetAccess.at(1)));

            var found = new ObservationArchive(cells).find(question(HOUR, NOW, Optional.empty(), 100));

            assertThat(found.observations()).hasSize(10);
            assertThat(found.roster().missing()).singleElement().asString().contains("127.0.0.1:1/");
        }
    }
}
