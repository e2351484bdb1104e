// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.ErrorLine;
import org.junit.jupiter.api.Test;

class AppLogReaderTest {

    private static final String HEAD = "2026-11-22 14:02:11,000 ERROR [a.B] (main) failed: java.io.IOException: gone";

    private final CollectedLines log = new CollectedLines("text");

    @Test
    void anEntryIsOpenUntilTheNextBegins() {
        log.add(HEAD, "\tat a.B.c(B.java:1)");

        assertThat(log.open()).isEqualTo(2);
        assertThat(log.stored()).isEmpty();

        log.add(HEAD);

        assertThat(log.open()).isEqualTo(1);
        assertThat(log.stored()).extracting(ErrorLine::count).containsExactly(1L);
    }

    @Test
    void anEntryIsCompleteAfterAPause() {
        log.add(HEAD);
        log.settle();

        assertThat(log.open()).isZero();
        assertThat(log.stored()).hasSize(1);
        log.settle();
        assertThat(log.stored()).isEmpty();
    }

    @Test
    void whatWasNotStoredIsReadAgain() {
        log.add(HEAD, HEAD);
        log.add(HEAD);

        assertThat(log.reader.counts()).isEqualTo(LineCounts.NONE);
        assertThat(log.stored()).extracting(ErrorLine::count).containsExactly(2L);
        assertThat(log.reader.counts().errors()).isEqualTo(2);
    }

    @Test
    void anEntryWithoutEndIsCountedOnceAndHoldsNothingBack() {
        log.add(HEAD);
        for (var i = 0; i < 1_000; i++) {
            log.add(("\tat a.B.c" + i + "(B.java:1)\n").repeat(100).split("\n"));

            assertThat(log.open()).isLessThanOrEqualTo(1_000);
            log.stored();
        }
        log.add(HEAD);

        assertThat(log.open()).isEqualTo(1);
        assertThat(log.stored()).isEmpty();
        assertThat(log.reader.counts().errors()).isEqualTo(1);
    }

    @Test
    void linesOfOneSecondAreTakenTogether() {
        for (var second : new int[] {11, 11, 12, 11}) {
            log.add("2026-11-22 14:02:" + second + ",000 ERROR [a.B] (main) failed");
        }
        log.settle();

        assertThat(log.stored()).extracting(ErrorLine::count).containsExactly(3L, 1L);
    }
}
