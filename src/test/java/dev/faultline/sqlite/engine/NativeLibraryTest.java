// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {

    private static final String PLACE = "org.sqlite.lib.path";

    @TempDir
    Path directory;

    private Optional<String> before;

    @BeforeEach
    void forgetThePlace() {
        before = Optional.ofNullable(System.clearProperty(PLACE));
    }

    @AfterEach
    void rememberThePlace() {
        before.ifPresentOrElse(place -> System.setProperty(PLACE, place), () -> System.clearProperty(PLACE));
    }

    @Test
    void itIsUnpackedWholeAndTheDriverIsToldWhere() throws IOException {
        NativeLibrary.placeIn(directory);

        assertThat(System.getProperty(PLACE)).isEqualTo(directory.toString());
        assertThat(Files.readAllBytes(library()))
                .startsWith(0x7f, 'E', 'L', 'F')
                .hasSizeGreaterThan(500_000);
        assertThat(directory.toFile().list()).hasSize(1);
    }

    @Test
    void theSameFileIsUsedAgain() throws IOException {
        NativeLibrary.placeIn(directory);
        var first = Files.readAttributes(library(), BasicFileAttributes.class).fileKey();

        System.clearProperty(PLACE);
        NativeLibrary.placeIn(directory);

        assertThat(Files.readAttributes(library(), BasicFileAttributes.class).fileKey())
                .isEqualTo(first);
    }

    @Test
    void oneThatWasCutOffOrChangedIsReplaced() throws IOException {
        NativeLibrary.placeIn(directory);
        var whole = Files.readAllBytes(library());
        var changed = whole.clone();
        changed[changed.length - 1]++;

        for (var wrong : new byte[][] {changed, Arrays.copyOf(whole, 100), {}}) {
            Files.write(library(), wrong);
            System.clearProperty(PLACE);
            NativeLibrary.placeIn(directory);

            assertThat(library()).hasBinaryContent(whole);
        }
    }

    @Test
    void whereItCannotBeWrittenTheDriverIsLeftToItself() {
        NativeLibrary.placeIn(directory.resolve("nowhere"));

        assertThat(System.getProperty(PLACE)).isNull();
    }

    private Path library() {
        return directory.resolve("libsqlitejdbc.so");
    }
}
