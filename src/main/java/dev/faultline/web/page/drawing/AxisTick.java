// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.drawing;

import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A label of the time axis.
 *
 * @param text the time, UTC
 * @param x where it stands, in percent
 * @param style {@code first}, {@code last}, {@code round}, or {@code odd} where a narrow screen has no room for it
 */
@TemplateData
public record AxisTick(String text, String x, String style) {

    private static final int MOST = 7;

    /** In percent: closer to an end there is no room. */
    private static final double ROOM = 15;

    /** The same on a narrow screen. */
    private static final double NARROW_ROOM = 30;

    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(7));

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME_TO_THE_SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

    static List<AxisTick> of(TimeScale scale) {
        var step = step(Duration.between(scale.from(), scale.to()));
        var ends = Duration.between(scale.from(), scale.to()).compareTo(Duration.ofHours(12)) > 0
                ? DAY_AND_TIME
                : TIME_TO_THE_SECOND;
        var ticks = new ArrayList<AxisTick>();
        ticks.add(new AxisTick(text(scale.from(), ends), "0%", "first"));
        var millis = step.toMillis();
        var at = (scale.from().toEpochMilli() / millis + 1) * millis;
        for (; at < scale.to().toEpochMilli(); at += millis) {
            var instant = Instant.ofEpochMilli(at);
            var x = scale.percent(instant);
            if (x > ROOM && x < 100 - ROOM) {
                var isRoomy = x > NARROW_ROOM && x < 100 - NARROW_ROOM && at / millis % 2 == 0;
                ticks.add(new AxisTick(
                        text(instant, format(instant, step)), TimeScale.text(x), isRoomy ? "round" : "odd"));
            }
        }
        ticks.add(new AxisTick(text(scale.to(), ends), "100%", "last"));
        return List.copyOf(ticks);
    }

    private static Duration step(Duration span) {
        return STEPS.stream()
                .filter(step -> span.dividedBy(step) <= MOST)
                .findFirst()
                .orElse(STEPS.get(STEPS.size() - 1));
    }

    private static DateTimeFormatter format(Instant instant, Duration step) {
        if (step.compareTo(Duration.ofMinutes(1)) < 0) {
            return TIME_TO_THE_SECOND;
        }
        var isMidnight = instant.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay() == 0;
        return isMidnight ? DAY : TIME;
    }

    private static String text(Instant instant, DateTimeFormatter format) {
        return format.format(instant.atOffset(ZoneOffset.UTC));
    }
}
