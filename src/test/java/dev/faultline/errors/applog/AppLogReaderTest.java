package dev.faultline.errors.applog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.ErrorLine;
import org.junit.jupiter.api.Test;

class AppLogReaderTest {

    private static final String HEAD = "2026-11-22 14:02:11,000 ERROR [a.B] (main) failed: java.io.IOException: gone";

    private final CollectedLines told = new CollectedLines("text");

    @Test
    void anEntryIsOpenUntilTheNextBegins() {
        told.reader.line(HEAD);
        told.reader.line("\tat a.B.c(B.java:1)");

        assertThat(told.reader.open()).isEqualTo(2);
        assertThat(told.kept()).isEmpty();

        told.reader.line(HEAD);

        assertThat(told.reader.open()).isEqualTo(1);
        assertThat(told.kept()).extracting(ErrorLine::count).containsExactly(1L);
    }

    @Test
    void anEntryIsCompleteAfterAPause() {
        told.reader.line(HEAD);
        told.reader.settle();

        assertThat(told.reader.open()).isZero();
        assertThat(told.kept()).hasSize(1);
        assertThat(told.kept()).isEmpty();
    }

    @Test
    void whatIsTakenBackIsNotTold() {
        told.reader.line(HEAD);
        told.reader.line(HEAD);
        told.reader.forget();

        assertThat(told.reader.open()).isZero();
        assertThat(told.kept()).isEmpty();
        assertThat(told.reader.counts()).isEqualTo(LineCounts.NONE);
    }

    @Test
    void anEntryWithoutEndIsToldOnceAndHoldsNothingBack() {
        told.reader.line(HEAD);
        for (var i = 0; i < 100_000; i++) {
            told.reader.line("\tat a.B.c" + i + "(B.java:1)");

            assertThat(told.reader.open()).isLessThanOrEqualTo(1_000);
        }
        told.reader.line(HEAD);

        assertThat(told.reader.open()).isEqualTo(1);
        assertThat(told.kept()).extracting(ErrorLine::count).containsExactly(1L);
    }

    @Test
    void linesOfOneSecondAreTakenTogether() {
        for (var second : new int[] {11, 11, 12, 11}) {
            told.reader.line("2026-11-22 14:02:" + second + ",000 ERROR [a.B] (main) failed");
        }
        told.reader.settle();

        assertThat(told.kept()).extracting(ErrorLine::count).containsExactly(3L, 1L);
    }
}
