// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import static dev.faultline.analysis.verdict.JudgeAsking.about;
import static dev.faultline.testing.TimelineBuilder.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.changes.Change.ChangeKind;
import org.junit.jupiter.api.Test;

class VerdictTextTest {

    private static Verdict verdict() {
        return about("12:01:00", "12:09:00")
                .change("11:20:00", ChangeKind.DEPLOY, "checkout", "1.42.0")
                .of(
                        timeline("orders_db")
                                .kind("postgresql")
                                .upFrom("06:00:00", "12:00:00")
                                .downFrom("12:00:10", "12:09:50"),
                        timeline("cache").upFrom("06:00:00", "12:20:00"));
    }

    @Test
    void aTerminalShowsItInEightyColumns() {
        var text = VerdictText.plain("checkout", verdict(), TextDetail.ALL);

        assertThat(text)
                .endsWith("\n")
                .contains("Was it a dependency? Yes: orders_db.\norders_db was down throughout the window");
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        assertThat(text)
                .contains("checkout, 2026-11-22 12:01:00–12:09:00 UTC (8 min)")
                .contains("orders_db (postgresql, critical): failed")
                .contains("onset between 12:00:00 and 12:00:10 UTC")
                .contains("deploy of checkout 1.42.0 at 11:20:00 UTC, 41 min before")
                .contains("cache (tcp, critical): cleared");
    }

    @Test
    void markdownEscapesWhatItWouldTakeForMarks() {
        var text = VerdictText.markdown("checkout", verdict(), TextDetail.ALL);

        assertThat(text)
                .startsWith("**checkout, 2026-11-22")
                .contains("**Was it a dependency? Yes: orders\\_db.** orders\\_db was down")
                .contains("- **orders\\_db** (postgresql, critical): **failed**.");
    }

    @Test
    void whatIsUnknownOfSeveralIsSaidOnceInShort() {
        var unwatched = about("12:01:00", "12:09:00")
                .of(
                        timeline("ledger").upFrom("18:00:00", "19:00:00"),
                        timeline("cache").upFrom("18:00:00", "19:00:00"),
                        timeline("orders-db").upFrom("06:00:00", "12:20:00"));

        assertThat(VerdictText.plain("checkout", unwatched, TextDetail.SHORT))
                .contains("\ncache and ledger: not observed\n  Not observed near the window.\n")
                .contains("Cleared: orders-db.");
        assertThat(VerdictText.markdown("checkout", unwatched, TextDetail.SHORT))
                .contains("- **cache and ledger**: **not observed**. Not observed near the window.");
        assertThat(VerdictText.plain("checkout", unwatched, TextDetail.ALL))
                .contains("cache (tcp, critical): not observed")
                .contains("ledger (tcp, critical): not observed");
    }

    @Test
    void aSingleFailedCheckIsNoSpan() {
        var blip = about("12:01:00", "12:09:00")
                .of(timeline("orders-db")
                        .upFrom("06:00:00", "12:03:00")
                        .downFrom("12:03:10", "12:03:10")
                        .upFrom("12:03:20", "12:20:00"));

        assertThat(blip.dependencies().get(0).why())
                .contains("failed one check at 12:03:10 UTC (up at most 10 s before and 10 s after it)");
    }
}
