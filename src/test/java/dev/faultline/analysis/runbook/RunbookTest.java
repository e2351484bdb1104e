// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import static dev.faultline.analysis.runbook.ReportSituation.between;
import static dev.faultline.analysis.runbook.ReportSituation.route;
import static dev.faultline.testing.TimelineBuilder.at;
import static dev.faultline.testing.TimelineBuilder.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.analysis.verdict.TextDetail;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.changes.paths.PathAppearance;
import dev.faultline.changes.paths.PathHistory;
import dev.faultline.changes.paths.VolumeState;
import dev.faultline.errors.ErrorSource;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.file.InodeUsage;
import dev.faultline.testing.TimelineBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunbookTest {

    private static final String[] KINDS = {"postgresql", "file", "env", "network", "external", "tcp"};

    private static Report outage() {
        return between("14:00:00", "14:05:00")
                .readingLogs()
                .answered(ErrorSource.ACCESS_LOG, "/checkout/pay", "14:00:03", "14:00:03", 10, 9)
                .wrote(
                        9,
                        "PSQLException: Connection to db:5432 refused. Check that the hostname and port are correct and"
                                + " that the postmaster is accepting TCP/IP connections.",
                        "orders_db")
                .changed("09:00:00", ChangeKind.DEPLOY, "checkout", "1.41.0", false)
                .with(
                        timeline("orders_db")
                                .kind("postgresql")
                                .upFrom("06:00:00", "13:59:50")
                                .downFrom("14:00:00", "14:05:00")
                                .upFrom("14:05:10", "15:00:00"),
                        timeline("uploads").kind("file").upFrom("06:00:00", "15:00:00"))
                .asking(route("pay", "/checkout/pay")
                        .upAt("13:59:00")
                        .downAt("14:01:00")
                        .upAt("14:06:00"))
                .report();
    }

    @Test
    void theNineStepsStandInTheirOrder() {
        assertThat(outage().steps())
                .extracting(step -> step.name().number() + " " + step.name().label())
                .containsExactly(
                        "1 route",
                        "2 changes",
                        "3 environment",
                        "4 downstream",
                        "5 storage",
                        "6 reproduce",
                        "7 roll-back",
                        "8 re-test",
                        "9 hygiene");
    }

    @Test
    void aTerminalShowsItInEightyColumns() {
        var text = ReportText.plain(outage(), List.of(), TextDetail.ALL);

        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        assertThat(text)
                .startsWith("checkout: the 500 runbook for 2026-11-22 14:00:00–14:05:00 UTC (5 min)")
                .contains("4. downstream: found")
                .contains("3. environment: not configured")
                .contains("2. changes: cleared")
                .endsWith("\n");
    }

    @Test
    void markdownEscapesWhatItWouldTakeForMarks() {
        var text = ReportText.markdown(outage(), List.of(), TextDetail.ALL);

        assertThat(text)
                .startsWith("**checkout: the 500 runbook")
                .contains("4. **downstream: found**. orders\\_db was down")
                .endsWith("\n");
    }

    @Test
    void whereNothingIsKnownNothingIsClaimed() {
        var report = between("14:00:00", "14:05:00").report();

        assertThat(report.steps())
                .filteredOn(step -> step.name() != StepName.HYGIENE)
                .extracting(RunbookStep::state)
                .containsOnly(StepState.NOT_CONFIGURED);
        assertThat(report.summary()).startsWith("Nothing can be said yet");
    }

    @Test
    void whateverIsKnownTheRunbookIsFilledIn() {
        var random = new Random(42);
        for (var round = 0; round < 500; round++) {
            var situation = random(random);

            var report = situation.report();

            assertThat(report.steps()).hasSize(9).allSatisfy(step -> {
                assertThat(step.sentence())
                        .endsWith(step.sentence().endsWith("?") ? "?" : ".")
                        .doesNotContain("null");
                assertThat(step.details()).noneMatch(String::isBlank);
            });
            var facts = situation.facts();
            assertThat(ChatText.of(facts, report, Optional.empty()).lines())
                    .hasSize(4)
                    .noneMatch(String::isBlank)
                    .noneMatch(line -> line.contains("null"));
            for (var detail : TextDetail.values()) {
                assertThat(ReportText.plain(report, List.of(), detail).lines()).allMatch(line -> line.length() <= 80);
                assertThat(ReportText.markdown(report, List.of(), detail)).isNotBlank();
            }
        }
    }

    private static ReportSituation random(Random random) {
        var from = at("14:00:00").plusSeconds(random.nextInt(600));
        var to = from.plusMillis(1 + random.nextInt(600_000));
        var situation = between(time(from), time(to));
        for (var i = random.nextInt(4); i > 0; i--) {
            situation.with(random(
                    random,
                    timeline("it-" + i)
                            .kind(KINDS[random.nextInt(KINDS.length)])
                            .endpoints("/data/" + i)));
            if (random.nextBoolean()) {
                situation.path("it-" + i, paths(random));
            }
        }
        for (var i = random.nextInt(4); i > 0; i--) {
            situation.asking(random(random, route("r" + i, "/r" + i)));
        }
        for (var i = random.nextInt(4); i > 0; i--) {
            situation.changed(
                    time(from.minusSeconds(random.nextInt(3_000) - 300)),
                    ChangeKind.values()[random.nextInt(ChangeKind.values().length)],
                    "subject",
                    random.nextBoolean() ? "1." + i : "",
                    random.nextBoolean());
        }
        for (var i = random.nextInt(3); i > 0; i--) {
            var failed = random.nextInt(3);
            situation.answered(
                    ErrorSource.values()[random.nextInt(ErrorSource.values().length)],
                    "/r" + i,
                    time(from),
                    time(to),
                    failed + random.nextInt(3),
                    failed);
        }
        for (var i = random.nextInt(3); i > 0; i--) {
            situation.wrote(1 + random.nextInt(9), "it broke", random.nextBoolean() ? "it-1" : "");
        }
        return random.nextInt(4) == 0 ? situation.open() : situation;
    }

    private static TimelineBuilder random(Random random, TimelineBuilder builder) {
        var next = at("13:40:00");
        for (var i = random.nextInt(40); i > 0; i--) {
            next = next.plus(Duration.ofSeconds(1 + random.nextInt(random.nextInt(10) == 0 ? 600 : 40)));
            switch (random.nextInt(6)) {
                case 0 -> builder.downAt(time(next), random.nextBoolean() ? FailureClass.IO : FailureClass.CAPACITY);
                case 1 -> builder.degradedAt(time(next));
                case 2 -> builder.unknownAt(time(next));
                default -> builder.upAt(time(next));
            }
        }
        return builder;
    }

    private static PathHistory paths(Random random) {
        var history = PathHistory.of("/data", PathAppearance.absent(at("13:00:00")));
        for (var i = 0; i < random.nextInt(4); i++) {
            var mode = random.nextBoolean() ? "rwxr-xr-x" : "r-xr-xr-x";
            history = history.with(new PathAppearance(
                    at("13:50:00").plusSeconds(i * 300L),
                    random.nextInt(5) == 0 ? PathAppearance.ABSENT : "directory",
                    "app",
                    "app",
                    mode,
                    0,
                    Instant.EPOCH,
                    new VolumeState(
                            "/dev/sdb",
                            random.nextBoolean(),
                            random.nextInt(3) - 1L,
                            1L << 30,
                            random.nextBoolean() ? InodeUsage.UNKNOWN : new InodeUsage(random.nextInt(2), 64))));
        }
        return history;
    }

    private static String time(Instant instant) {
        return instant.toString().substring(11).replace("Z", "");
    }
}
