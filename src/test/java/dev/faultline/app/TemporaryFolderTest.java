// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.testing.SmallVolume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {

    @Test
    void theFirstFolderInWhichAFileCanBeWrittenIsTaken(@TempDir Path folder) throws IOException {
        var behindAFile = Files.writeString(folder.resolve("file"), "x").resolve("below");
        var good = folder.resolve("to/be/made");

        assertThat(TemporaryFolder.firstUsable(List.of(behindAFile, Path.of("/proc"), good, folder)))
                .contains(good);
        assertThat(good).isEmptyDirectory();
        assertThat(TemporaryFolder.firstUsable(List.of(behindAFile))).isEmpty();
    }

    @Test
    void aFullOrReadOnlyVolumeIsPassedOver(@TempDir Path full, @TempDir Path readOnly, @TempDir Path good)
            throws IOException {
        var first = SmallVolume.on(full);
        var second = SmallVolume.on(readOnly);
        assumeTrue(first.isPresent() && second.isPresent(), "volumes cannot be mounted here");
        try (var one = first.orElseThrow();
                var two = second.orElseThrow()) {
            fill(one.folder().resolve("filler"));
            two.turnReadOnly();

            assertThat(TemporaryFolder.firstUsable(List.of(full, readOnly, good)))
                    .contains(good);
        }
    }

    private static void fill(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space");
        }
    }
}
