// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.testing.SmallVolume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatCommandTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final AtomicLong nanoTime = new AtomicLong();
    private final StatCommand stat = new StatCommand(nanoTime::get);

    @Test
    void aVolumeTellsHowManyFilesItCanTake() throws IOException {
        try (var volume = volumeOf(16)) {
            var before = stat.at(volume.folder(), Duration.ZERO);
            for (var i = 0; i < 15; i++) {
                Files.createFile(folder.resolve("file" + i));
            }
            var after = stat.at(volume.folder(), Duration.ZERO);

            assertThat(before).isEqualTo(new InodeUsage(15, 16));
            assertThat(after).isEqualTo(new InodeUsage(0, 16));
            assertThat(after.areUsedUp()).isTrue();
        }
    }

    @Test
    void anAnswerIsGivenAgainUntilItIsTooOldAndOneOfFewLeftForAShorterTime() throws IOException {
        try (var volume = volumeOf(16)) {
            stat.at(volume.folder(), MINUTE);
            for (var i = 0; i < 15; i++) {
                Files.createFile(folder.resolve("file" + i));
            }

            nanoTime.addAndGet(MINUTE.toNanos() - 1);
            assertThat(stat.at(volume.folder(), MINUTE).free()).isEqualTo(15);
            nanoTime.incrementAndGet();
            assertThat(stat.at(volume.folder(), MINUTE).free()).isZero();

            Files.delete(folder.resolve("file0"));
            nanoTime.addAndGet(Duration.ofSeconds(4).toNanos());
            assertThat(stat.at(volume.folder(), MINUTE).free()).isZero();
            nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
            assertThat(stat.at(volume.folder(), MINUTE).free()).isEqualTo(1);
        }
    }

    @Test
    void whatIsNotThereIsNotKnown() {
        assertThat(stat.at(folder.resolve("absent"), MINUTE).isKnown()).isFalse();
    }

    @Test
    void whatCountsNoneIsNeitherUsedUpNorLow() {
        for (var uncounted : new InodeUsage[] {InodeUsage.told(0, 0), InodeUsage.told(-1, -1), InodeUsage.told(7, 3)}) {
            assertThat(uncounted).isEqualTo(InodeUsage.NOT_COUNTED);
            assertThat(uncounted.areUsedUp()).isFalse();
            assertThat(uncounted.areLow()).isFalse();
        }
    }

    private SmallVolume volumeOf(int inodes) {
        var volume = SmallVolume.withInodes(folder, inodes);
        assumeTrue(volume.isPresent(), "this machine does not let us mount a volume");
        return volume.get();
    }
}
