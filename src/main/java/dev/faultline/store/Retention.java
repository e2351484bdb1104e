package dev.faultline.store;

import java.time.Duration;

/**
 * How long history is kept.
 *
 * @param observations raw ones, counted from when they were received
 * @param timelines the runs folded from them
 */
public record Retention(Duration observations, Duration timelines) {

    public static final Retention DEFAULT = new Retention(Duration.ofDays(7), Duration.ofDays(400));
}
