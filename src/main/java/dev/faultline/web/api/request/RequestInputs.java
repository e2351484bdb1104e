// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import dev.faultline.text.ZoneName;
import dev.faultline.web.api.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The named values of a request, wherever they are written. A wrong one is noted and the reading goes on with a
 * stand-in, so that one response reports everything; {@link #end()} is then the end of it.
 */
public abstract class RequestInputs {

    /** The name of the value that says in which zone the times are that name none. */
    private static final String ZONE = "zone";

    private final Instant now;
    private Optional<ZoneId> zone;

    RequestInputs(Instant now) {
        this(now, Optional.empty());
    }

    /** @param zone that of the request that these are a part of */
    RequestInputs(Instant now, Optional<ZoneId> zone) {
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
        this.zone = zone;
    }

    /** The present in whole milliseconds, to which relative instants refer. */
    public final Instant now() {
        return now;
    }

    /** The value as text, if it is there and not blank. Counts as reading it. */
    public abstract Optional<String> text(String name);

    /** All values under one name; empty if there is none. Counts as reading it. */
    public abstract List<String> texts(String name);

    /** Notes that a value is wrong, or missing. */
    public abstract void reject(String name, String allowed);

    /**
     * To be called once everything was read.
     *
     * @throws ProblemException if anything was rejected, or was never read
     */
    public abstract void end();

    /** As {@link #reject(String, String)}, with a sentence that says what is wrong. */
    public abstract void reject(String name, String allowed, String sentence);

    public final Optional<Instant> instant(String name) {
        return text(name).flatMap(text -> understood(name, text, times().read(text)));
    }

    /** The end of a span, of which {@code start} names the start. */
    public final Optional<Instant> end(String name, String start) {
        return text(name).flatMap(text -> understood(name, text, times().end(text, text(start))));
    }

    private Optional<Instant> understood(String name, String text, Optional<Instant> instant) {
        if (instant.isEmpty()) {
            reject(
                    name,
                    InstantText.ALLOWED,
                    times().isPassedOver(text)
                            ? RequestWording.timePassedOver(text, zone())
                            : RequestWording.noTime(text));
        }
        return instant;
    }

    private InstantText times() {
        return new InstantText(now, zone());
    }

    /** The zone of the times that name none; UTC if the request names none either. */
    final ZoneId zone() {
        if (zone.isEmpty()) {
            zone = Optional.of(text(ZONE).map(this::zone).orElse(ZoneOffset.UTC));
        }
        return zone.get();
    }

    private ZoneId zone(String text) {
        var known = ZoneName.read(text);
        if (known.isEmpty()) {
            reject(ZONE, RequestWording.ZONES, RequestWording.noZone(text, ZoneName.meant(text)));
        }
        return known.orElse(ZoneOffset.UTC);
    }

    /** A duration in [{@code shortest}, {@code longest}]. */
    public final Optional<Duration> duration(String name, Duration shortest, Duration longest) {
        return text(name).flatMap(text -> {
            var duration =
                    DurationText.parse(text).filter(d -> d.compareTo(shortest) >= 0 && d.compareTo(longest) <= 0);
            if (duration.isEmpty()) {
                reject(name, DurationText.ALLOWED + ", from " + shortest + " to " + longest);
            }
            return duration;
        });
    }

    /** A whole number in [{@code min}, {@code max}]. */
    public final Optional<Integer> number(String name, int min, int max) {
        return text(name).flatMap(text -> {
            var number = whole(text).filter(n -> n >= min && n <= max);
            if (number.isEmpty()) {
                reject(name, "a whole number from " + min + " to " + max);
            }
            return number;
        });
    }

    private static Optional<Integer> whole(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
