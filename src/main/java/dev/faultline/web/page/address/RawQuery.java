// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.address;

import io.quarkus.qute.TemplateData;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;

/**
 * The part of the address about the window, as it was typed.
 *
 * @param from its start
 * @param to its end
 * @param zone the zone of times that name none; may be empty
 * @param route the route that failed; may be empty
 * @param incident the id of an incident; empty if none was named
 * @param isQuestion whether it names a window or an incident
 */
@TemplateData
public record RawQuery(String from, String to, String zone, String route, String incident, boolean isQuestion) {

    static RawQuery in(MultivaluedMap<String, String> query) {
        var from = value(query, "from");
        var last = value(query, "last");
        return new RawQuery(
                from.or(() -> last.map(length -> "-" + length)).orElse(""),
                value(query, "to").orElse(""),
                value(query, "zone").orElse(""),
                value(query, "route").orElse(""),
                value(query, "incident").orElse(""),
                List.of("from", "to", "last", "incident").stream()
                        .anyMatch(name -> value(query, name).isPresent()));
    }

    /** Whether the end of the window moves on with the time. */
    boolean endsNow() {
        return to.isEmpty() || isRelative(to);
    }

    static boolean isRelative(String instant) {
        return instant.startsWith("-") || instant.equalsIgnoreCase("now");
    }

    static Optional<String> value(MultivaluedMap<String, String> query, String name) {
        return Optional.ofNullable(query.getFirst(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
