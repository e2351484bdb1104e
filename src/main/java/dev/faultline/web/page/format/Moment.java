package dev.faultline.web.page.format;

import dev.faultline.analysis.verdict.Words;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An instant as the page shows it.
 *
 * @param iso it for programs, RFC 3339; empty if it is not known
 * @param text it for people, in UTC; empty if it is not known
 */
@TemplateData
public record Moment(String iso, String text) {

    /** One that is not known. */
    public static final Moment UNKNOWN = new Moment("", "");

    /** To the millisecond, with its date unless that is the day of {@code beside}. */
    public static Moment of(Instant instant, Instant beside) {
        return new Moment(instant.toString(), Words.time(instant, beside));
    }

    /** To the second, otherwise as {@link #of}. */
    public static Moment roughly(Instant instant, Instant beside) {
        return new Moment(instant.toString(), Words.time(instant.truncatedTo(ChronoUnit.SECONDS), beside));
    }

    static Moment of(Optional<Instant> instant, Instant beside) {
        return instant.map(known -> of(known, beside)).orElse(UNKNOWN);
    }
}
