// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.incident.KeptVerdict;
import dev.faultline.incident.StoredVerdict;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.testing.OlderStore;
import dev.faultline.testing.SetClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an older version wrote is read as it was meant, and still is once it was tidied. */
class OlderStoreTest {

    private static final Instant LATEST = OlderStore.WRITTEN.plusSeconds(1);

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock(LATEST);
    private SqliteStore store;

    @BeforeEach
    void open() throws Exception {
        OlderStore.writeTo(directory);
        store = SqliteStore.open(directory, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void itIsUsedAsItIs() {
        assertThat(store.dependencies()).hasSize(6);
        assertThat(store.state().packedObservations()).isEqualTo(1_140);
    }

    @Test
    void everythingInItIsReadAsItWasWritten() {
        assertThat(StoreContent.of(store)).containsExactlyElementsOf(OlderStore.lines("/content.txt"));
    }

    @Test
    void theVerdictsOfItsIncidentsAreKeptToTheLetter() {
        var stored = store.incidents().incidents(Instant.EPOCH, LATEST).stream()
                .flatMap(incident -> incident.verdict().stream())
                .map(KeptVerdict::stored)
                .toList();

        assertThat(stored).extracting(StoredVerdict::format).containsExactly(1, 1, 1);
        assertThat(OlderStore.sql())
                .contains(stored.stream()
                        .map(verdict -> verdict.text().replace("'", "''"))
                        .toList());
    }

    @Test
    void tidiedItTellsTheSameButForPhasesAndHealthyAnswers() {
        clock.advance(Duration.ofHours(3));

        store.tidy(new RetentionPeriods(Duration.ofDays(3650), Duration.ofDays(3650)), clock.instant());

        assertThat(store.state().packedObservations()).isEqualTo(1_249);
        assertThat(lasting(StoreContent.of(store))).isEqualTo(lasting(OlderStore.lines("/content.txt")));
    }

    /** What of the lines is left when recent observations are packed and recent answers taken together. */
    private static List<String> lasting(List<String> lines) {
        return lines.stream()
                .filter(line -> !(line.startsWith("answers |") && line.endsWith("| 0 |")))
                .map(line -> line.replaceAll("\\{.*}", "{}"))
                .toList();
    }
}
