// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.app.ColdPages.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColdPagesTest {

    private static final String PROGRAM = "/opt/faultline/fault line";

    @Test
    void codeAndTheUnchangingPartOfTheHeapAreCold() {
        var smaps = List.of(
                "7f0000000000-7f0000001000 r-xp 00003000 08:01 42                         " + PROGRAM,
                "Rss:                   4 kB",
                "Anonymous:             0 kB",
                "7f0000001000-7f0000003000 r--p 00004000 08:01 42                         " + PROGRAM,
                "Rss:                   8 kB",
                "Anonymous:             0 kB");

        var cold = ColdPages.unchanged(smaps, PROGRAM);

        assertThat(cold)
                .containsExactly(
                        new Span(0x7f0000000000L, 0x7f0000001000L), new Span(0x7f0000001000L, 0x7f0000003000L));
    }

    @Test
    void whatCanBeWrittenToIsNot() {
        var smaps = List.of(
                "7f0000000000-7f0000001000 rw-p 00003000 08:01 42                         " + PROGRAM,
                "Anonymous:             0 kB");

        assertThat(ColdPages.unchanged(smaps, PROGRAM)).isEmpty();
    }

    @Test
    void whatTheLinkerWroteToBeforeItWasMadeReadOnlyIsNot() {
        var smaps = List.of(
                "7f0000000000-7f0000001000 r--p 00003000 08:01 42                         " + PROGRAM,
                "Anonymous:             4 kB");

        assertThat(ColdPages.unchanged(smaps, PROGRAM)).isEmpty();
    }

    @Test
    void whatBelongsToAnotherFileOrToNoneIsNot() {
        var smaps = List.of(
                "7f0000000000-7f0000001000 r-xp 00003000 08:01 43                         /usr/lib/libc.so.6",
                "Anonymous:             0 kB",
                "7f0000001000-7f0000002000 r--p 00000000 00:00 0 ",
                "Anonymous:             0 kB",
                "7ffff7fc1000-7ffff7fc3000 r-xp 00000000 00:00 0                          [vdso]",
                "Anonymous:             0 kB");

        assertThat(ColdPages.unchanged(smaps, PROGRAM)).isEmpty();
    }
}
