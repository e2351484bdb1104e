// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import static dev.faultline.analysis.runbook.ReportSituation.between;
import static dev.faultline.analysis.runbook.ReportSituation.route;
import static dev.faultline.testing.TimelineBuilder.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.analysis.verdict.TextDetail;
import dev.faultline.analysis.verdict.VerdictText;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.settings.PageUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One of ten dependencies fails after a deploy; the documents show what is said of it. */
class UsualIncidentTest {

    private static ReportSituation incident() {
        var situation = between("16:49:22", "16:49:37")
                .readingLogs()
                .watchingChanges()
                .failing(14, "16:49:22.500", "16:49:29", "16:49:35.500")
                .failedWith(500, "/checkout", "16:49:22", "16:49:37", 30, 30)
                .failedWith(500, "/orders", "16:49:22", "16:49:37", 12, 12)
                .wrote(38, "connect ECONNREFUSED 10.0.0.7:5432", "orders-db", "connect (net.js)")
                .wrote(4, "Request /orders failed", "", "handle (index.js)")
                .changed("15:02:00", ChangeKind.DEPLOY, "shop", "1.4.2", false)
                .with(
                        timeline("orders-db")
                                .kind("postgresql")
                                .endpoints("10.0.0.7:5432")
                                .routes("/checkout", "/orders")
                                .every("5s")
                                .upFrom("06:00:03", "16:49:18")
                                .every("1s")
                                .saying("connection refused")
                                .downFrom("16:49:22", "16:49:36")
                                .upFrom("16:49:38", "16:59:38"),
                        timeline("uploads").kind("file").every("5s").upFrom("06:00:00", "16:59:00"),
                        timeline("settings").kind("env").every("5s").upFrom("06:00:00", "16:59:00"))
                .asking(
                        route("checkout", "/checkout")
                                .upAt("16:49:00")
                                .downAt("16:49:30")
                                .upAt("16:50:00"),
                        route("orders", "/orders")
                                .upAt("16:49:00")
                                .downAt("16:49:30")
                                .upAt("16:50:00"),
                        route("home", "/").upAt("16:49:00").upAt("16:49:30").upAt("16:50:00"));
        Stream.of("cache", "ledger", "mail", "partner", "payments", "search", "stock")
                .forEach(name -> situation.with(timeline(name).every("5s").upFrom("06:00:00", "16:59:00")));
        return situation;
    }

    private static String verdict(TextDetail detail) {
        return VerdictText.plain("checkout", incident().facts().verdict(), detail);
    }

    private static String report(TextDetail detail) {
        return ReportText.plain(incident().report(), List.of(), detail);
    }

    @Test
    void theFirstSentenceNamesTheCauseAndWhatIsCertain() {
        assertThat(incident().report().summary())
                .startsWith(
                        "orders-db was down during all 42 errors (connection refused); it went down at most 4.5 s before"
                                + " the first.");
    }

    @Test
    void aReportHasFortyLinesAtMost() {
        assertThat(report(TextDetail.SHORT).lines().count()).isLessThanOrEqualTo(40);
        assertThat(report(TextDetail.ALL).lines().count()).isGreaterThan(40);
    }

    @Test
    void theLongFormHasWhateverTheShortOneSays() {
        var all = report(TextDetail.ALL).replaceAll("\\s+", " ");
        for (var step : incident().report().steps()) {
            assertThat(all).contains(step.sentence());
            step.details().forEach(detail -> assertThat(all).contains(detail));
            assertThat(step.details()).containsAll(step.brief());
        }
        var verdict = verdict(TextDetail.ALL).replaceAll("\\s+", " ");
        incident()
                .facts()
                .verdict()
                .dependencies()
                .forEach(each -> assertThat(verdict).contains(each.why()));
        assertThat(verdict(TextDetail.SHORT))
                .contains("Cleared: cache, ledger,")
                .doesNotContain("Up in all");
    }

    @Test
    void aChatGetsFourLinesAndTheLinkIfThePageHasAnAddress() {
        var facts = incident().facts();
        var lines = ChatText.of(facts, new Runbook().fill(facts), Optional.of(new PageUrl("https://faultline.example")))
                .lines()
                .toList();

        assertThat(lines)
                .containsExactly(
                        "checkout: 42 × 5xx on /checkout and /orders, 2026-11-22 16:49:22–16:49:37 UTC (15 s)",
                        "orders-db was down during all 42 errors (connection refused); it went down at most 4.5 s before"
                                + " the first.",
                        "One change in the last 24 h, and it does not fit: the deploy of shop 1.4.2, 1 h 47 min before"
                                + " the first error. 9 other dependencies were up.",
                        "orders-db and the routes checkout and orders work again (checked 16:50:00 UTC).",
                        "https://faultline.example/?from=2026-11-22T16:49:22Z&to=2026-11-22T16:49:37Z");
        assertThat(ChatText.of(facts, new Runbook().fill(facts), Optional.empty())
                        .lines())
                .containsExactlyElementsOf(lines.subList(0, 4));
    }

    @Test
    void theDocumentsShowWhatIsPrinted() throws IOException {
        var document = Files.readString(Path.of("docs/verdicts.md"));
        var readme = Files.readString(Path.of("README.md"));

        assertThat(sample(document, "verdict")).isEqualTo(verdict(TextDetail.SHORT));
        assertThat(sample(document, "report")).isEqualTo(report(TextDetail.SHORT));
        assertThat(sample(readme, "verdict")).isEqualTo(verdict(TextDetail.SHORT));
    }

    /** What stands below the command for it, up to the end of the block. */
    private static String sample(String document, String what) {
        var command = "$ curl -s 'http://localhost:8086/api/v1/" + what + "?incident=latest&format=text'\n";
        assertThat(document).contains(command);
        var start = document.indexOf(command) + command.length();
        return document.substring(start, document.indexOf("```", start));
    }
}
