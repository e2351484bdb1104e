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
import dev.faultline.errors.ErrorSource;
import dev.faultline.incident.IncidentKind;
import dev.faultline.testing.TimelineBuilder;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever others write ends with a full stop here; our sentences around it have one of their own. */
class FullStopsTest {

    private static final List<String> KINDS = List.of("postgresql", "redis", "http", "dns", "env", "file", "network");
    private static final List<String> VERSIONS = List.of("1.4.2", "2.0.0", "");

    @Test
    void noSentenceEndsTwice() {
        for (var seed = 0; seed < 250; seed++) {
            assertThat(texts(situation(new SplittableRandom(seed))))
                    .as("seed %d", seed)
                    .noneMatch(text -> text.replaceAll("\\s+", " ").matches(".*\\.(\\.| \\.| \\(|\\)\\.).*"));
        }
    }

    private static List<String> texts(ReportSituation situation) {
        var facts = situation.facts();
        var report = new Runbook().fill(facts);
        return Stream.of(
                        Stream.of(TextDetail.values()).map(detail -> ReportText.plain(report, List.of(), detail)),
                        Stream.of(TextDetail.values()).map(detail -> ReportText.markdown(report, List.of(), detail)),
                        Stream.of(TextDetail.values())
                                .map(detail -> VerdictText.plain("shop", facts.verdict(), detail)),
                        Stream.of(ChatText.of(facts, report, Optional.empty())),
                        facts.verdict().notes().stream())
                .flatMap(texts -> texts)
                .toList();
    }

    private static ReportSituation situation(SplittableRandom random) {
        var situation = between("12:10:00", "12:12:00");
        if (random.nextBoolean()) {
            situation.readingLogs();
        }
        if (random.nextBoolean()) {
            situation.watchingChanges();
        }
        if (random.nextInt(8) == 0) {
            situation.of(IncidentKind.ROUTES_FAIL);
        } else if (random.nextBoolean()) {
            situation.failing(3, "12:10:00", "12:10:30", "12:11:59");
            situation.failedWith(500 + random.nextInt(5), "/pay", "12:10:00", "12:12:00", 20, 9);
        } else if (random.nextBoolean()) {
            situation.answered(ErrorSource.ACCESS_LOG, "/pay", "12:10:00", "12:12:00", 20, random.nextInt(2));
        }
        for (var i = random.nextInt(3); i > 0; i--) {
            situation.wrote(
                    1 + random.nextInt(9),
                    "Connection attempt timed out.",
                    random.nextBoolean() ? "dep-0" : "",
                    "pay (shop.js)");
        }
        for (var i = random.nextInt(4); i > 0; i--) {
            situation.changed(
                    random.nextBoolean() ? "12:09:50" : "12:00:00",
                    ChangeKind.values()[random.nextInt(ChangeKind.values().length)],
                    "shop",
                    VERSIONS.get(random.nextInt(VERSIONS.size())),
                    random.nextBoolean());
        }
        for (var i = random.nextInt(4); i > 0; i--) {
            var kind = KINDS.get(random.nextInt(KINDS.size()));
            situation.with(subject(random, timeline("dep-" + (i - 1)).kind(kind)));
        }
        for (var i = random.nextInt(3); i > 0; i--) {
            situation.asking(subject(random, route("r" + i, "/pay")));
        }
        return situation;
    }

    private static TimelineBuilder subject(SplittableRandom random, TimelineBuilder subject) {
        subject.saying("command not allowed when used memory > 'maxmemory'.").upFrom("12:00:00", "12:09:50");
        return switch (random.nextInt(6)) {
            case 0 -> subject.upFrom("12:10:00", "12:20:00");
            case 1 -> subject.downFrom("12:09:58", "12:12:00").upFrom("12:12:10", "12:20:00");
            case 2 -> subject.downFrom("12:10:00", "12:20:00");
            case 3 -> subject.degradedFrom("12:10:00", "12:12:30").upFrom("12:12:40", "12:20:00");
            case 4 -> subject.unknownFrom("12:10:00", "12:13:00");
            default -> subject.downFrom("12:11:30", "12:11:50").upFrom("12:12:00", "12:12:40");
        };
    }
}
