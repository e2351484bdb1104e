// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.incident.StoredVerdict;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import dev.faultline.testing.RandomVerdict;
import dev.faultline.timeline.Episode;
import dev.faultline.timeline.InstantBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredVerdictCodecTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** What format 3 is: rows like this one are on disks. It never changes; a change takes the next number. */
    private static final String EXAMPLE = """
            {"from":"2026-11-22T12:00:00Z","to":"2026-11-22T12:01:00.250Z","route":"/pay","answer":"COINCIDES",\
            "summary":"db was down.","suspects":["db"],"dependencies":[{"name":"db","kind":"postgresql",\
            "critical":true,"finding":"FAILED","certain":"PT58S","possible":"PT1M0.25S","explained":0.98,\
            "lag":"PT0.5S","coverage":1.0,"observations":61,"resolution":"PT1S","chance":0.0,\
            "chanceAmongAll":0.002,"score":{"total":0.91,"explained":0.98,"lag":1.0,"onset":0.9,"rarity":0.8,"chance":1.0,"mentioned":0.0,"critical":1.0},\
            "episodes":[{"status":"DOWN","onset":{"earliest":"2026-11-22T11:59:59Z",\
            "latest":"2026-11-22T12:00:00Z"},"recovery":{"earliest":"2026-11-22T12:01:00Z"},\
            "failure":"CONNECT_TIMEOUT","message":"no answer","observations":58}],"why":"It was down."}],\
            "changes":[{"at":"2026-11-22T11:50:00Z","kind":"DEPLOY","subject":"shop","version":"1.2",\
            "message":""}],"notes":["Ask again."]}""";

    /** And what format 2 was. */
    private static final String OLDER_EXAMPLE = """
            {"from":"2026-11-22T12:00:00Z","to":"2026-11-22T12:01:00.250Z","route":"/pay","answer":"COINCIDES",\
            "summary":"db was down.","suspects":["db"],"dependencies":[{"name":"db","kind":"postgresql",\
            "critical":true,"finding":"FAILED","certain":"PT58S","possible":"PT1M0.25S","explained":0.98,\
            "lag":"PT0.5S","coverage":1.0,"observations":61,"resolution":"PT1S","chance":0.0,"score":{"total":0.91,\
            "explained":0.98,"onset":0.9,"rarity":0.8,"chance":1.0,"mentioned":0.0,"critical":1.0},\
            "episodes":[{"status":"DOWN","onset":{"earliest":"2026-11-22T11:59:59Z",\
            "latest":"2026-11-22T12:00:00Z"},"recovery":{"earliest":"2026-11-22T12:01:00Z"},\
            "failure":"CONNECT_TIMEOUT","message":"no answer","observations":58}],"why":"It was down."}],\
            "changes":[{"at":"2026-11-22T11:50:00Z","kind":"DEPLOY","subject":"shop","version":"1.2",\
            "message":""}],"notes":["Ask again."]}""";

    private static final Verdict EXAMPLE_VERDICT = new Verdict(
            new JudgedWindow(NOON, NOON.plusMillis(60_250), Optional.of("/pay")),
            VerdictAnswer.COINCIDES,
            "db was down.",
            List.of("db"),
            List.of(new DependencyVerdict(
                    RandomVerdict.dependency("db", "postgresql", true),
                    Finding.FAILED,
                    new FailingTime(Duration.ofSeconds(58), Duration.ofMillis(60_250)),
                    0.98,
                    Duration.ofMillis(500),
                    new ProbeCoverage(1, 61, Optional.of(Duration.ofSeconds(1))),
                    new ChanceFigures(OptionalDouble.of(0), OptionalDouble.of(0.002)),
                    new SuspicionScore(0.91, 0.98, 1, 0.9, 0.8, 1, 0, 1),
                    List.of(new Episode(
                            Status.DOWN,
                            new InstantBounds(Optional.of(NOON.minusSeconds(1)), Optional.of(NOON)),
                            Optional.of(new InstantBounds(Optional.of(NOON.plusSeconds(60)), Optional.empty())),
                            FailureClass.CONNECT_TIMEOUT,
                            "no answer",
                            58)),
                    "It was down.")),
            List.of(new Change(NOON.minusSeconds(600), ChangeKind.DEPLOY, "shop", "1.2", "")),
            List.of("Ask again."));

    @Test
    void aVerdictComesBackAsItWas() {
        var random = new RandomVerdict(new Random(7));
        for (var round = 0; round < 500; round++) {
            var verdict = random.next();

            assertThat(decoded(StoredVerdictCodec.encode(verdict)))
                    .as("round %d", round)
                    .isEqualTo(verdict);
        }
    }

    @Test
    void theFormatIsTheOneThatIsOnDisks() {
        assertThat(StoredVerdictCodec.encode(EXAMPLE_VERDICT)).isEqualTo(new StoredVerdict(3, EXAMPLE));
        assertThat(decoded(new StoredVerdict(3, EXAMPLE))).isEqualTo(EXAMPLE_VERDICT);
    }

    @Test
    void anOlderOneIsReadWithWhatItHas() {
        var older = decoded(new StoredVerdict(2, OLDER_EXAMPLE));

        var judged = older.dependencies().get(0);
        assertThat(judged.chance()).hasValue(0);
        assertThat(judged.chanceAmongAll()).isEmpty();
        assertThat(judged.score()).isEqualTo(new SuspicionScore(0.91, 0.98, 1, 0.9, 0.8, 1, 0, 1));
        assertThat(older.summary()).isEqualTo(EXAMPLE_VERDICT.summary());
    }

    @Test
    void whereADependencyIsAndHowItIsWatchedIsNotStored() {
        var judged = EXAMPLE_VERDICT.dependencies().get(0);
        var configured = new Dependency(
                "db",
                new DependencyKind("postgresql"),
                true,
                List.of(),
                Set.of("db.internal:5432"),
                new ProbePace(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        1,
                        1));
        var verdict = new Verdict(
                EXAMPLE_VERDICT.window(),
                EXAMPLE_VERDICT.answer(),
                EXAMPLE_VERDICT.summary(),
                EXAMPLE_VERDICT.suspects(),
                List.of(new DependencyVerdict(
                        configured,
                        judged.finding(),
                        new FailingTime(judged.certain(), judged.possible()),
                        judged.explained(),
                        judged.lag(),
                        new ProbeCoverage(judged.coverage(), judged.observations(), judged.resolution()),
                        judged.chances(),
                        judged.score(),
                        judged.episodes(),
                        judged.why())),
                EXAMPLE_VERDICT.changes(),
                EXAMPLE_VERDICT.notes());

        assertThat(StoredVerdictCodec.encode(verdict).text()).isEqualTo(EXAMPLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 99})
    void anotherFormatIsNotGuessedAt(int format) {
        assertThatThrownBy(() -> StoredVerdictCodec.decode(new StoredVerdict(format, EXAMPLE)))
                .isInstanceOf(UnreadableVerdict.class)
                .hasMessage("its format is " + format + ", and this version reads 2 to 3");
    }

    @Test
    void whatIsCutOffCannotBeRead() {
        for (var length = 0; length < EXAMPLE.length(); length++) {
            var part = EXAMPLE.substring(0, length);

            assertThatThrownBy(() -> StoredVerdictCodec.decode(new StoredVerdict(3, part)))
                    .as("%d characters", length)
                    .isInstanceOf(UnreadableVerdict.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"COINCIDES\"|\"MAYBE\"",
                "\"PT58S\"|\"58\"",
                "\"2026-11-22T12:00:00Z\"|\"noon\"",
                "\"from\":\"2026-11-22T12:00:00Z\"|\"from\":\"2026-11-23T12:00:00Z\"",
                "\"observations\":61|\"observations\":61.5",
                "\"explained\":0.98|\"explained\":null",
                "\"critical\":true|\"critical\":\"yes\"",
                "\"suspects\":[\"db\"]|\"suspects\":[5]",
                "\"suspects\":[\"db\"]|\"suspects\":\"db\"",
                "\"why\":\"It was down.\"|\"because\":\"\"",
                "{\"status\"|5,{\"status\"",
            })
    void whatIsNotAsItIsWrittenCannotBeRead(String change) {
        var fromTo = change.split("\\|");
        var changed = EXAMPLE.replace(fromTo[0], fromTo[1]);

        assertThat(changed).isNotEqualTo(EXAMPLE);
        assertThatThrownBy(() -> StoredVerdictCodec.decode(new StoredVerdict(3, changed)))
                .isInstanceOf(UnreadableVerdict.class);
    }

    private static Verdict decoded(StoredVerdict stored) {
        try {
            return StoredVerdictCodec.decode(stored);
        } catch (UnreadableVerdict unreadable) {
            throw new AssertionError(stored.text(), unreadable);
        }
    }
}
