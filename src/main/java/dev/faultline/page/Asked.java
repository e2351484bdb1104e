package dev.faultline.page;

import io.quarkus.qute.TemplateData;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;

/**
 * What the form on the page was filled with.
 *
 * @param from the start of the window, as it was typed
 * @param to its end, as it was typed
 * @param route the route that failed, as it was typed
 * @param isQuestion whether a verdict was asked for
 */
@TemplateData
record Asked(String from, String to, String route, boolean isQuestion) {

    static Asked in(MultivaluedMap<String, String> query) {
        return new Asked(
                value(query, "from").orElse("-15m"),
                value(query, "to").orElse("now"),
                value(query, "route").orElse(""),
                query.containsKey("from") || query.containsKey("last"));
    }

    private static Optional<String> value(MultivaluedMap<String, String> query, String name) {
        return Optional.ofNullable(query.getFirst(name));
    }
}
