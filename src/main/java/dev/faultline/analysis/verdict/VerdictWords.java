package dev.faultline.analysis.verdict;

import dev.faultline.changes.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Numbers, times and lists as a responder reads them. */
public final class VerdictWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private VerdictWords() {}

    /** A share in whole percent; never 0 % or 100 % of something that is not. */
    public static String percent(double share) {
        var rounded = Math.round(share * 100);
        if (rounded == 0 && share > 1e-9) {
            return "under 1 %";
        }
        return rounded == 100 && share < 1 - 1e-9 ? "over 99 %" : rounded + " %";
    }

    /** A duration in its two largest units, or in seconds and tenths below a minute. */
    public static String length(Duration duration) {
        var millis = Math.abs(duration.toMillis());
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 59_950) {
            var tenths = Math.round(millis / 100.0);
            return tenths % 10 == 0 ? tenths / 10 + " s" : tenths / 10 + "." + tenths % 10 + " s";
        }
        var seconds = Math.round(millis / 1000.0);
        if (seconds < 3600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        var minutes = Math.round(seconds / 60.0);
        if (minutes < 24 * 60) {
            return two(minutes / 60, "h", minutes % 60, "min");
        }
        var hours = Math.round(minutes / 60.0);
        return two(hours / 24, "d", hours % 24, "h");
    }

    private static String two(long large, String unit, long small, String smaller) {
        return small == 0 ? large + " " + unit : large + " " + unit + " " + small + " " + smaller;
    }

    /** A time of day with what it has of tenths or milliseconds; with its date, unless that is the day of {@code beside}. */
    public static String time(Instant instant, Instant beside) {
        var time = instant.atOffset(ZoneOffset.UTC);
        var millis = time.getNano() / 1_000_000;
        var fraction = millis == 0
                ? ""
                : "." + String.format(Locale.ROOT, "%03d", millis).replaceAll("0+$", "");
        var day = sameDay(instant, beside) ? "" : date(instant) + " ";
        return day + TIME.format(time) + fraction;
    }

    public static String date(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }

    private static boolean sameDay(Instant one, Instant other) {
        return date(one).equals(date(other));
    }

    /** "one", "one and two", "one, two and three"; in the given order. */
    public static String list(Collection<String> words) {
        var all = List.copyOf(words);
        if (all.size() < 2) {
            return String.join("", all);
        }
        return String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.get(all.size() - 1);
    }

    /** As {@link #list}, by name and with at most {@code limit} of them told. */
    public static String few(Collection<String> names, int limit) {
        var sorted = new ArrayList<>(new TreeSet<>(names));
        if (sorted.size() <= limit) {
            return list(sorted);
        }
        var told = new ArrayList<>(sorted.subList(0, limit - 1));
        told.add((sorted.size() - told.size()) + " others");
        return list(told);
    }

    public static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** What a change was: its kind, what it was made to and the version. */
    public static String change(Change change) {
        var version = change.version().isEmpty() ? "" : " " + change.version();
        return change.kind() == Change.ChangeKind.OTHER
                ? "change of " + change.subject() + version
                : change.kind().label() + " of " + change.subject() + version;
    }
}
