// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import static dev.faultline.bench.MonthOfHistory.BESIDE_A_CHANGE;
import static dev.faultline.bench.MonthOfHistory.CONFIG;
import static dev.faultline.bench.MonthOfHistory.DEPENDENCIES;
import static dev.faultline.bench.MonthOfHistory.LONGEST_FAILURE;
import static dev.faultline.bench.MonthOfHistory.ROWS_A_CALL;
import static dev.faultline.bench.MonthOfHistory.SPAN;

import dev.faultline.testing.browser.HeadlessBrowser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How soon the page shows something: fifty dependencies over thirty days with a thousand failures each, in bursts, so that up
 * and down alternate at the resolution of the page. The browser is warm and the cache empty; a page of one line is the floor.
 */
final class PaintBenchmark {

    private static final int BURSTS = 100;
    private static final int FAILURES = 10;
    private static final Duration BETWEEN_BURSTS = SPAN.dividedBy(BURSTS);
    private static final Duration BETWEEN_FAILURES = Duration.ofMinutes(12);
    /** What is said to lie between two observations, so that nothing is missing between two bursts. */
    private static final Duration INTERVAL = Duration.ofHours(12);

    private static final int WARM_UPS = 3;
    private static final int TIMES = 15;
    private static final String MONTH = "/?view-from=-30d&view-to=now";
    private static final String ONE_LINE = "/api/v1/dependencies/none";
    private static final String MEASURE = """
            () => new Promise((done) => new PerformanceObserver((list) => {
              const paint = list.getEntriesByName('first-contentful-paint')[0];
              if (paint) {
                const { responseStart } = performance.getEntriesByType('navigation')[0];
                done({ paint: paint.startTime, answer: responseStart });
              }
            }).observe({ type: 'paint', buffered: true }))""";

    private final PackagedForm program;
    private final MarkdownTable table;
    private final Instant first = Instant.now().minus(SPAN);
    private final SplittableRandom random = new SplittableRandom(7);

    PaintBenchmark(PackagedForm program, MarkdownTable table) {
        this.program = program;
        this.table = table;
    }

    void measure(ScratchFolder scratch, Path chromium) {
        try (var subject = new MeasuredProgram(program.start(scratch.folder(), CONFIG));
                var browser = HeadlessBrowser.start(chromium)) {
            ingest(subject);
            var begin = System.nanoTime();
            var page = subject.sidecar().response(MONTH).body();
            table.put("page of fifty dependencies over thirty days", program.name(), "%.0f KiB", kib(page));
            table.put("… its first response", program.name(), "%.0f ms", (System.nanoTime() - begin) / 1e6);
            var paints = painted(subject, browser, MONTH);
            tell("… first contentful paint, p50 / max", paints, Paint::painted);
            tell("… of which until the first byte", paints, Paint::answered);
            tell("first contentful paint of one line", painted(subject, browser, ONE_LINE), Paint::painted);
        }
    }

    private static double kib(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length / 1_024.0;
    }

    /** Milliseconds from the start of the navigation. */
    private record Paint(double answered, double painted) {}

    private static List<Paint> painted(MeasuredProgram subject, HeadlessBrowser browser, String path) {
        var found = new ArrayList<Paint>();
        for (var i = 0; i < WARM_UPS + TIMES; i++) {
            var paint = paint(subject, browser, path);
            if (i >= WARM_UPS) {
                found.add(paint);
            }
        }
        return found;
    }

    private static Paint paint(MeasuredProgram subject, HeadlessBrowser browser, String path) {
        var tab = browser.tab();
        try {
            tab.open("about:blank").open(subject.sidecar(), path);
            var millis = (Map<?, ?>) tab.page().evaluate(MEASURE);
            return new Paint(number(millis, "answer"), number(millis, "paint"));
        } finally {
            tab.page().context().close();
        }
    }

    private static double number(Map<?, ?> from, String name) {
        return from.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private void tell(String row, List<Paint> paints, ToDoubleFunction<Paint> millis) {
        var values =
                new MeasuredValues(paints.stream().map(millis::applyAsDouble).toList());
        table.put(row, program.name(), "%.0f / %.0f ms", values.median(), values.max());
    }

    private void ingest(MeasuredProgram subject) {
        var rows = new ArrayList<String>();
        for (var dependency = 0; dependency < DEPENDENCIES; dependency++) {
            for (var burst = 0; burst < BURSTS; burst++) {
                addBurst(rows, dependency, first.plus(BETWEEN_BURSTS.multipliedBy(burst)));
            }
            if (rows.size() + 4 * BURSTS * FAILURES > ROWS_A_CALL) {
                MonthOfHistory.post(subject, INTERVAL, rows);
                rows.clear();
            }
        }
        MonthOfHistory.post(subject, INTERVAL, rows);
    }

    private void addBurst(List<String> rows, int dependency, Instant slot) {
        var room = BETWEEN_BURSTS.minus(BETWEEN_FAILURES.multipliedBy(FAILURES)).minus(LONGEST_FAILURE);
        var begin = slot.plusMillis(random.nextLong(room.toMillis()));
        for (var i = 0; i < FAILURES; i++) {
            var onset = begin.plus(BETWEEN_FAILURES.multipliedBy(i)).plus(BESIDE_A_CHANGE);
            var recovery = onset.plusMillis(1 + random.nextLong(LONGEST_FAILURE.toMillis()));
            rows.add(row(dependency, onset.minus(BESIDE_A_CHANGE), "UP"));
            rows.add(row(dependency, onset, "DOWN"));
            rows.add(row(dependency, recovery, "DOWN"));
            rows.add(row(dependency, recovery.plus(BESIDE_A_CHANGE), "UP"));
        }
    }

    private static String row(int dependency, Instant at, String status) {
        return """
                {"dependency":"db-%d","at":"%s","durationMs":3,"status":"%s"}""".formatted(dependency, at, status);
    }
}
