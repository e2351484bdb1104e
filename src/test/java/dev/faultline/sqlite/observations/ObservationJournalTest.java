// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.sqlite.engine.CommitEffects;
import dev.faultline.sqlite.engine.DataDirectory;
import dev.faultline.sqlite.engine.ReceivedObservation;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.sqlite.engine.Transactions;
import dev.faultline.sqlite.engine.WriteQueue;
import dev.faultline.store.BatchResult;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.SetClock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservationJournalTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String POISON = "cannot be filed";

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock(NOON.plusSeconds(100));
    private final ObservationIngest ingest = new ObservationIngest(new DependencyRegister());
    private final ObservationJournal journal = new ObservationJournal(ingest, this::storeUnlessPoisoned);

    private BatchResult storeUnlessPoisoned(
            SqliteSession session, List<ReceivedObservation> batch, CommitEffects effects) throws SQLException {
        var result = ingest.store(session, batch, effects);
        if (batch.stream().anyMatch(received -> received.observation().message().equals(POISON))) {
            throw new IllegalStateException("a bug");
        }
        return result;
    }

    @Test
    void oneThatCannotBeFiledDoesNotKeepTheOthersFromIt() {
        var queue = new WriteQueue(clock, 100, Duration.ZERO);
        try (var transactions = Transactions.open(
                new DataDirectory(directory), clock, queue, journal::store, List.of(journal, ingest))) {
            store(transactions, ObservationFixtures.up("db", NOON).made());
            store(
                    transactions,
                    ObservationFixtures.up("db", NOON.plusSeconds(1)).made());
            store(
                    transactions,
                    ObservationFixtures.down("db", NOON.plusSeconds(2), FailureClass.IO, POISON)
                            .made());
            store(
                    transactions,
                    ObservationFixtures.up("db", NOON.plusSeconds(3)).made());
            assertThat(journal.unfiled()).isEqualTo(3);

            transactions.write((session, effects) -> {
                journal.file(session, effects);
                return true;
            });

            assertThat(journal.unfiled()).isZero();
            assertThat(transactions.read(
                            List.<Observation>of(), session -> new RawRows(session, 1, "db").in(0, Long.MAX_VALUE, 10)))
                    .extracting(Observation::startedAt)
                    .containsExactly(NOON, NOON.plusSeconds(1), NOON.plusSeconds(3));
        }
    }

    private void store(Transactions transactions, Observation observation) {
        transactions.write((session, effects) ->
                journal.store(session, ReceivedObservation.all(List.of(observation), NOON), effects));
    }
}
