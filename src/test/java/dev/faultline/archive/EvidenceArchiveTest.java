// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.archive.EvidenceArchive.Evidence;
import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.dependency.RoutePattern;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ErrorSignature;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.FailureProfile;
import dev.faultline.errors.RequestDurations;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.SourceReading;
import dev.faultline.errors.SourceReading.ReadingAspect;
import dev.faultline.errors.StatusCounts;
import dev.faultline.incident.FailingRoute;
import dev.faultline.incident.FailureCounts;
import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.Origin;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentAnnotation;
import dev.faultline.incident.IncidentNotes;
import dev.faultline.incident.KeptVerdict;
import dev.faultline.incident.StoredVerdict;
import dev.faultline.incident.VerdictHeadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.sqlite.SqliteStore;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.SetClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Evidence goes from one store into a file, and from there into another store. */
class EvidenceArchiveTest {

    private static final Instant FROM = Instant.parse("2026-11-22T14:02:11Z");
    private static final Instant TO = FROM.plusSeconds(600);
    private static final Instant NOW = TO.plusSeconds(7_200);
    private static final ArchiveHeader HEADER =
            new ArchiveHeader("1.0.0", "checkout", "checkout-1", FROM, TO, NOW, Set.of("db"));

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock(NOW);
    private SqliteStore here;
    private SqliteStore there;

    @BeforeEach
    void open() {
        here = SqliteStore.open(folder.resolve("here"), clock);
        there = SqliteStore.open(folder.resolve("there"), clock);
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private static List<Observation> history() {
        var observations = new ArrayList<>(ObservationFixtures.series("db", FROM.minus(Duration.ofDays(2)), 10_000));
        observations.addAll(ObservationFixtures.series("db", FROM.minusSeconds(5_000), 5_000));
        for (var second = 0; second < 300; second++) {
            observations.add(ObservationFixtures.down("db", FROM.plusSeconds(second), FailureClass.CONNECT, "refused")
                    .made());
        }
        observations.addAll(ObservationFixtures.series("db", FROM.plusSeconds(300), 600));
        return observations;
    }

    private void fill() {
        here.remember(new Dependency(
                "db",
                new DependencyKind("postgresql"),
                true,
                List.of(new RoutePattern("/pay/*")),
                Set.of("db:5432"),
                ProbePace.DEFAULT));
        here.insert(history());
        here.add(new Change(
                FROM.minusSeconds(60), ChangeKind.DEPLOY, "checkout", "2", "by ci", List.of("src/Pay.java"), true));
        here.errors()
                .add(new ErrorBatch(
                        List.of(
                                new ResponseCount(
                                        ErrorSource.ACCESS_LOG,
                                        Optional.of("/pay"),
                                        FROM,
                                        FROM.plusMillis(700),
                                        OptionalLong.of(9),
                                        4,
                                        "bad gateway",
                                        new FailureProfile(
                                                StatusCounts.of(502, 4), new RequestDurations(3, 90, 1, 30_000))),
                                new ResponseCount(
                                        ErrorSource.METRICS,
                                        Optional.empty(),
                                        FROM,
                                        FROM.plusSeconds(5),
                                        OptionalLong.of(50),
                                        0,
                                        "")),
                        List.of(new ErrorLine(
                                new ErrorSignature("a1", List.of("IOException"), List.of("Pay.call"), "refused by *"),
                                FROM,
                                FROM.plusSeconds(1),
                                3,
                                "refused by db",
                                Optional.of("app.Pay"))),
                        List.of(new SourceReading(
                                ErrorSource.ACCESS_LOG, ReadingAspect.LINES, FROM, FROM.plusSeconds(9), 10, 2)),
                        Optional.empty()));
        here.incidents().save(incident());
    }

    private static Incident incident() {
        return Incident.of("20261122T140211000Z-ab12", Origin.DETECTED, State.FINAL, FROM, TO)
                .counting(new FailureCounts(
                        Optional.of("/pay"),
                        List.of(new FailingRoute("/pay", 4, OptionalLong.of(9), FROM, FROM.plusSeconds(1))),
                        4,
                        OptionalLong.of(9)))
                .noted(new IncidentNotes(
                        "it broke",
                        List.of(new IncidentAnnotation(TO, "looked at it")),
                        List.of("https://tickets.example/1")))
                .judged(new KeptVerdict(
                        TO.plusSeconds(60),
                        new VerdictHeadline("COINCIDES", "db was down.", List.of("db")),
                        new StoredVerdict(1, "{\"answer\":\"COINCIDES\"}")));
    }

    private byte[] exported() throws IOException {
        return exported(UnaryOperator.identity());
    }

    private byte[] exported(UnaryOperator<String> mask) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = new ArchiveWriter(bytes, HEADER, mask);
        here.archive().show(new ArchivedSpan(FROM, TO, NOW), writer);
        writer.end();
        return bytes.toByteArray();
    }

    private static Evidence evidence(byte[] file) {
        return new Evidence() {
            @Override
            public <E extends Exception> ArchiveHeader showTo(EvidenceVisitor<E> visitor) throws IOException, E {
                return ArchiveReader.read(new ByteArrayInputStream(file), NOW.plusSeconds(5), visitor);
            }
        };
    }

    private static byte[] packed(String lines) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(lines.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String unpacked(byte[] file) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void allThatBearsOnTheSpanIsTheSameThere() throws Exception {
        fill();

        there.archive().add(evidence(exported()));

        assertThat(there.dependencies()).isEqualTo(here.dependencies());
        assertThat(there.runs("db", FROM.minus(Duration.ofDays(3)), NOW))
                .isEqualTo(here.runs("db", FROM.minus(Duration.ofDays(3)), NOW));
        assertThat(there.observations("db", FROM, TO, Optional.empty(), 10_000))
                .isEqualTo(here.observations("db", FROM, TO, Optional.empty(), 10_000))
                .hasSizeGreaterThan(500);
        assertThat(there.counts(FROM, TO)).isEqualTo(here.counts(FROM, TO));
        assertThat(there.errors().answers(FROM, TO)).isEqualTo(here.errors().answers(FROM, TO));
        assertThat(there.errors().lines(FROM, TO)).isEqualTo(here.errors().lines(FROM, TO));
        assertThat(there.errors().readings(FROM, TO)).isEqualTo(here.errors().readings(FROM, TO));
        assertThat(there.changes(FROM.minusSeconds(100), TO)).isEqualTo(here.changes(FROM.minusSeconds(100), TO));
        assertThat(there.incidents().incidents(FROM, TO)).containsExactly(incident());
        assertThat(there.archive().imports()).containsExactly(new ImportedSpan(FROM, TO, Set.of("db")));
    }

    @Test
    void aFileThatIsImportedAgainChangesNothing() throws Exception {
        fill();
        var file = exported();
        var first = there.archive().add(evidence(file));
        var before = there.runs("db", FROM.minus(Duration.ofDays(3)), NOW);

        var second = there.archive().add(evidence(file));

        assertThat(second.stored().values()).containsOnly(0L);
        assertThat(second.duplicate()).isEqualTo(first.stored());
        assertThat(there.runs("db", FROM.minus(Duration.ofDays(3)), NOW)).isEqualTo(before);
        assertThat(there.errors().answers(FROM, TO)).isEqualTo(here.errors().answers(FROM, TO));
    }

    @Test
    void theInstanceThatWroteItAlreadyHasAllOfIt() throws Exception {
        fill();
        var before = here.runs("db", FROM.minus(Duration.ofDays(3)), NOW);

        var tally = here.archive().add(evidence(exported()));

        assertThat(tally.stored().values()).containsOnly(0L);
        assertThat(here.runs("db", FROM.minus(Duration.ofDays(3)), NOW)).isEqualTo(before);
    }

    @Test
    void whatOutlivedItsObservationsIsExportedAsRuns() throws Exception {
        fill();
        clock.advance(Duration.ofDays(9));
        here.tidy(RetentionPeriods.DEFAULT, clock.instant());

        there.archive().add(evidence(exported()));

        assertThat(there.observations("db", FROM, TO, Optional.empty(), 10)).isEmpty();
        assertThat(there.runs("db", FROM.minus(Duration.ofDays(3)), NOW))
                .isEqualTo(here.runs("db", FROM.minus(Duration.ofDays(3)), NOW))
                .isNotEmpty();
    }

    @Test
    void whatIsStoredAfterAnImportJoinsIt() throws Exception {
        fill();
        there.archive().add(evidence(exported()));
        var more = ObservationFixtures.series("db", FROM.plusSeconds(900), 100);

        there.insert(more);
        here.insert(more);

        assertThat(there.runs("db", FROM, NOW)).isEqualTo(here.runs("db", FROM, NOW));
    }

    @Test
    void secretsThatAreKnownNowAreMasked() throws Exception {
        fill();

        var text = unpacked(exported(message -> message.replace("refused", "***")));

        assertThat(text).contains("*** by db").doesNotContain("refused by db");
    }

    @Test
    void anOpenIncidentIsFollowedByNobodyElse() throws Exception {
        here.incidents().save(Incident.of("open-1", Origin.DETECTED, State.OPEN, FROM, TO));

        there.archive().add(evidence(exported()));
        here.archive().add(evidence(exported()));

        assertThat(there.incidents().unsettled()).isEmpty();
        assertThat(here.incidents().unsettled()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"format\":1                    | \"format\":9                 | line 1: the file has format 9",
                "\"faultline-evidence\"          | \"something\"                | no file that 'faultline export' wrote",
                "\"status\":\"DOWN\"             | \"status\":\"SIDEWAYS\"      | 'status' is 'SIDEWAYS'; allowed: UP, DEGRADED, DOWN, UNKNOWN",
                "\"failure\":\"connect\"         | \"failure\":\"mood\"         | 'failure' is 'mood'",
                "\"status\":\"DOWN\"             | \"status\":\"UP\"            | UP has no failure",
                "\"type\":\"dependency\"         | \"type\":\"thing\"           | 'type' is not one",
                "\"count\":                     | \"count\":-                  | allowed: a whole number from 1",
                "\"errors\":4                    | \"errors\":40                | more errors than requests",
                "\"at\":\"2026-11-22T14:0         | \"at\":\"2036-11-22T14:0      | from the year 2000 to now",
                "\"id\":\"2026                    | \"id\":\"../2026              | letters, digits and -",
                "\"type\":\"change\"             | \"type\":\"end\",\"lines\":2   | lines are missing"
            })
    void aFileThatWasTamperedWithIsRefusedAsAWholeWithTheLineAndTheReason(String found, String put, String reason)
            throws Exception {
        fill();
        var text = unpacked(exported());
        assertThat(text).contains(found);

        var file = packed(text.replaceFirst(java.util.regex.Pattern.quote(found), put.replace("$", "")));

        assertRefused(file, reason);
    }

    @Test
    void aFileThatWasCutIsRefused() throws Exception {
        fill();
        var file = exported();
        var text = unpacked(file);

        assertRefused(java.util.Arrays.copyOf(file, file.length / 2), "damaged or cut");
        assertRefused(packed(text.substring(0, text.lastIndexOf("{\"type\":\"end\""))), "cut after line");
        assertRefused(packed(text.substring(text.indexOf('\n') + 1)), "no file that 'faultline export' wrote");
        assertRefused(packed(text + "{}"), "nothing may follow");
        assertRefused(new byte[0], "the file is empty");
        assertRefused(new byte[] {0x1f, (byte) 0x8b, 8}, "damaged");
    }

    @Test
    void aLineWithoutAnEndAndOneTooDeepAreRefusedWithinBounds() throws Exception {
        fill();
        var text = unpacked(exported());
        var header = text.substring(0, text.indexOf('\n') + 1);

        assertRefused(packed(header + "x".repeat(5 << 20)), "line 2: longer than 4 MiB");
        assertRefused(packed(header + "[".repeat(100_000)), "line 2: not valid JSON");
        assertRefused(packed(header + "\n\n"), "line 2: not a JSON object");
    }

    private void assertRefused(byte[] file, String reason) {
        assertThatThrownBy(() -> there.archive().add(evidence(file)))
                .isInstanceOf(UnusableArchive.class)
                .hasMessageContaining(reason);
        assertThat(there.dependencies()).isEmpty();
        assertThat(there.changes(Instant.EPOCH, NOW)).isEmpty();
        assertThat(there.archive().imports()).isEmpty();
    }
}
