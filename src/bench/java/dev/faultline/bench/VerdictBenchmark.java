// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import static dev.faultline.bench.MonthOfHistory.BESIDE_A_CHANGE;
import static dev.faultline.bench.MonthOfHistory.CONFIG;
import static dev.faultline.bench.MonthOfHistory.DEPENDENCIES;
import static dev.faultline.bench.MonthOfHistory.LONGEST_FAILURE;
import static dev.faultline.bench.MonthOfHistory.ROWS_A_CALL;
import static dev.faultline.bench.MonthOfHistory.SPAN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Thirty days of fifty dependencies with a thousand episodes each, posted; then verdicts on windows all over them. */
final class VerdictBenchmark {

    private static final int EPISODES = 1_000;
    private static final Duration PERIOD = SPAN.dividedBy(EPISODES);
    /** What is said to lie between two observations, so that nothing is missing between two episodes. */
    private static final Duration INTERVAL = Duration.ofMinutes(30);

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int ASKED = 300;
    private static final int ASKED_AFTER_A_CHANGE = 200;
    private static final int ASKED_WITH_ERRORS = 100;

    private final PackagedForm program;
    private final MarkdownTable table;
    private final Instant first = Instant.now().minus(SPAN);
    private final SplittableRandom random = new SplittableRandom(7);

    VerdictBenchmark(PackagedForm program, MarkdownTable table) {
        this.program = program;
        this.table = table;
    }

    void measure(ScratchFolder scratch) {
        try (var subject = new MeasuredProgram(program.start(scratch.folder(), CONFIG))) {
            ingest(subject);
            for (var i = 0; i < ASKED / 4; i++) {
                ask(subject);
            }
            tell("verdict over HTTP, p50 / p99", asked(subject, ASKED, () -> {}));
            tell(
                    "… after an observation of each dependency was added",
                    asked(subject, ASKED_AFTER_A_CHANGE, () -> addOneToEach(subject)));
            tell("… with 2,000 error times", errorsAsked(subject));
            table.put(
                    "resident memory after that",
                    program.name(),
                    "%.1f MiB",
                    subject.usage().residentKib() / 1_024.0);
        }
    }

    private void ingest(MeasuredProgram subject) {
        var rates = new ArrayList<Double>();
        var cpu = subject.usage().cpu();
        for (var batch : batches()) {
            var begin = System.nanoTime();
            subject.sidecar().post("/api/v1/observations", batch);
            rates.add(ROWS_A_CALL / seconds(begin));
        }
        var spent = subject.usage().cpu().minus(cpu);
        table.put(
                "rows ingested per second, median of " + rates.size() + " calls of 10,000",
                program.name(),
                "%,.0f",
                new MeasuredValues(rates).median());
        table.put(
                "CPU per ingested row",
                program.name(),
                "%.1f µs",
                spent.toMillis() * 1_000.0 / (rates.size() * ROWS_A_CALL));
    }

    private List<String> batches() {
        var batches = new ArrayList<String>();
        var rows = new ArrayList<String>();
        for (var dependency = 0; dependency < DEPENDENCIES; dependency++) {
            for (var i = 0; i < EPISODES; i++) {
                addEpisode(rows, dependency, first.plus(PERIOD.multipliedBy(i)));
                if (rows.size() == ROWS_A_CALL) {
                    batches.add(MonthOfHistory.batch(INTERVAL, rows));
                    rows.clear();
                }
            }
        }
        return batches;
    }

    /** Four observations: the last good one, the first and the last failing one, and the next good one. */
    private void addEpisode(List<String> rows, int dependency, Instant period) {
        var onset = period.plusMillis(random.nextLong(PERIOD.dividedBy(2).toMillis()));
        var recovery = onset.plusMillis(1 + random.nextLong(LONGEST_FAILURE.toMillis()));
        rows.add(row(dependency, onset.minus(BESIDE_A_CHANGE), false));
        rows.add(row(dependency, onset, true));
        rows.add(row(dependency, recovery, true));
        rows.add(row(dependency, recovery.plus(BESIDE_A_CHANGE), false));
    }

    private String row(int dependency, Instant at, boolean down) {
        return "{\"dependency\":\"db-" + dependency + "\",\"at\":\"" + at + "\",\"durationMs\":"
                + (1 + random.nextInt(20_000)) / 1_000.0
                + (down ? ",\"status\":\"DOWN\",\"failure\":\"connect\"}" : ",\"status\":\"UP\"}");
    }

    private void addOneToEach(MeasuredProgram subject) {
        var rows = new ArrayList<String>();
        for (var dependency = 0; dependency < DEPENDENCIES; dependency++) {
            rows.add(row(dependency, Instant.now(), false));
        }
        MonthOfHistory.post(subject, INTERVAL, rows);
    }

    private MeasuredValues asked(MeasuredProgram subject, int times, Runnable before) {
        var millis = new ArrayList<Double>();
        for (var i = 0; i < times; i++) {
            before.run();
            millis.add(ask(subject));
        }
        return new MeasuredValues(millis);
    }

    private double ask(MeasuredProgram subject) {
        var from = someInstant();
        var path = "/api/v1/verdict?baseline=30d&from=" + from.toEpochMilli() + "&to="
                + from.plus(WINDOW).toEpochMilli();
        var begin = System.nanoTime();
        subject.sidecar().get(path);
        return seconds(begin) * 1_000;
    }

    private MeasuredValues errorsAsked(MeasuredProgram subject) {
        var millis = new ArrayList<Double>();
        for (var i = 0; i < ASKED_WITH_ERRORS; i++) {
            var from = someInstant();
            var errors = new ArrayList<String>();
            for (var k = 0; k < 2_000; k++) {
                errors.add("{\"at\":\"" + from.plusMillis(random.nextLong(WINDOW.toMillis())) + "\"}");
            }
            var body = "{\"from\":\"" + from + "\",\"to\":\"" + from.plus(WINDOW)
                    + "\",\"baseline\":\"30d\",\"errors\":[" + String.join(",", errors) + "]}";
            var begin = System.nanoTime();
            subject.sidecar().post("/api/v1/verdict", body);
            millis.add(seconds(begin) * 1_000);
        }
        return new MeasuredValues(millis);
    }

    /** Late enough that there is history before it, early enough that the window is over. */
    private Instant someInstant() {
        var rest = SPAN.dividedBy(2).minus(WINDOW);
        return first.plus(SPAN.dividedBy(2)).plusMillis(random.nextLong(rest.toMillis()));
    }

    private void tell(String row, MeasuredValues millis) {
        table.put(row, program.name(), "%.1f / %.1f ms", millis.median(), millis.quantile(0.99));
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
