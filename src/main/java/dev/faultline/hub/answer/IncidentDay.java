// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.answer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The day of an incident: its id begins with it. */
final class IncidentDay {

    private static final int DIGITS = 8;

    private IncidentDay() {}

    /** The start of the day; absent if the id begins with none. */
    static Optional<Instant> of(String id) {
        try {
            return id.length() < DIGITS
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(id.substring(0, DIGITS), DateTimeFormatter.BASIC_ISO_DATE)
                            .atStartOfDay()
                            .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
