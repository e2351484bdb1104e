// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.AccessLogSettings;
import dev.faultline.errors.LoggedUnit;
import java.util.List;

/** Where a line of text says how long the request ran. */
@FunctionalInterface
interface DurationPlace {

    /**
     * In milliseconds, {@link LoggedDuration#UNKNOWN} if it is not there.
     *
     * @param words those behind the status, one in quotes as a whole and without them
     */
    long millis(List<String> words);

    /** The configured place, or the usual ones. */
    static DurationPlace of(AccessLogSettings settings) {
        var place = settings.fields().get("duration");
        var unit = settings.durationUnit().orElse(LoggedUnit.SECONDS);
        if (place == null) {
            return DurationPlace::usual;
        }
        return place.matches("-?\\d{1,3}") ? numbered(Integer.parseInt(place), unit) : named(place, unit);
    }

    /** The word of that number, from 1 on; from the end, if it is negative. */
    private static DurationPlace numbered(int number, LoggedUnit unit) {
        return words -> {
            var index = number > 0 ? number - 1 : words.size() + number;
            return number == 0 || index < 0 || index >= words.size()
                    ? LoggedDuration.UNKNOWN
                    : LoggedDuration.millis(words.get(index), unit);
        };
    }

    /** What follows that name and an equals sign or a colon. */
    private static DurationPlace named(String name, LoggedUnit unit) {
        return words -> words.stream()
                .filter(word -> isNamed(word, name))
                .mapToLong(word -> LoggedDuration.millis(word.substring(name.length() + 1), unit))
                .findFirst()
                .orElse(LoggedDuration.UNKNOWN);
    }

    private static boolean isNamed(String word, String name) {
        return word.length() > name.length()
                && word.startsWith(name)
                && (word.charAt(name.length()) == '=' || word.charAt(name.length()) == ':');
    }

    /**
     * {@code rt=0.123} or {@code request_time=0.123}, {@code 0.123} by itself with the three decimals of nginx, or
     * {@code 123ms} at the end, as Traefik writes it, or {@code in 1.5ms}, as chi does.
     */
    private static long usual(List<String> words) {
        for (var word : words) {
            for (var name : List.of("rt", "request_time")) {
                if (isNamed(word, name)) {
                    return LoggedDuration.millis(word.substring(name.length() + 1), LoggedUnit.SECONDS);
                }
            }
        }
        var bare = words.stream().filter(DurationPlace::isOfNginx).findFirst();
        if (bare.isPresent()) {
            return LoggedDuration.millis(bare.get(), LoggedUnit.SECONDS);
        }
        var last = words.isEmpty() ? "" : words.get(words.size() - 1);
        if (words.size() > 1 && words.get(words.size() - 2).equals("in")) {
            return LoggedDuration.ofParts(last);
        }
        return last.endsWith("ms") ? LoggedDuration.millis(last, LoggedUnit.MILLIS) : LoggedDuration.UNKNOWN;
    }

    private static boolean isOfNginx(String word) {
        var point = word.length() - 4;
        return point > 0
                && word.charAt(point) == '.'
                && word.chars().filter(each -> each >= '0' && each <= '9').count() == word.length() - 1;
    }
}
