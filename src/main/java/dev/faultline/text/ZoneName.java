// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Time zones as people write them: {@code Europe/Berlin}, {@code UTC}, {@code Z}, {@code +02:00}, {@code -0500}. */
public final class ZoneName {

    private static final Pattern OFFSET = Pattern.compile("[+-]\\d{1,2}|[+-]?\\d{2}:?\\d{2}");
    private static final String UTC = "UTC";
    private static final int LONGEST = 40;

    private ZoneName() {}

    /** The zone; names of places are in any case, and a {@code +} may be missing, as one that was not percent-encoded is. */
    public static Optional<ZoneId> read(String text) {
        var name = text.strip();
        if (name.equalsIgnoreCase("Z") || name.equalsIgnoreCase(UTC) || name.equalsIgnoreCase("GMT")) {
            return Optional.of(ZoneOffset.UTC);
        }
        try {
            return OFFSET.matcher(name).matches() ? Optional.of(offset(name)) : place(name);
        } catch (DateTimeException outOfBounds) {
            return Optional.empty();
        }
    }

    private static ZoneId offset(String name) {
        var isWest = name.startsWith("-");
        var digits = name.replaceAll("\\D", "");
        var hours = Integer.parseInt(digits.length() > 2 ? digits.substring(0, 2) : digits);
        var minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(2)) : 0;
        return isWest ? ZoneOffset.ofHoursMinutes(-hours, -minutes) : ZoneOffset.ofHoursMinutes(hours, minutes);
    }

    private static Optional<ZoneId> place(String name) {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(name::equalsIgnoreCase)
                .sorted()
                .findFirst()
                .map(ZoneId::of);
    }

    /** The zone of which somebody named the place only, or misspelt it. */
    public static Optional<String> meant(String text) {
        var name = text.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        var ofPlace = ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.toLowerCase(Locale.ROOT).endsWith("/" + name))
                .sorted()
                .findFirst();
        return name.length() > LONGEST
                ? Optional.empty()
                : ofPlace.or(() -> NearestWord.to(name, ZoneId.getAvailableZoneIds()));
    }
}
