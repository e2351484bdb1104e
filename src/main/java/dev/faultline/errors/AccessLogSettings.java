// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import dev.faultline.settings.SettingsSection;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the app's access log is and how its lines read.
 *
 * @param path the file, absolute
 * @param format {@code common}, {@code combined}, {@code nginx}, {@code envoy}, {@code json}, or {@code auto}: each line by
 *     how it begins
 * @param fields where things are in a JSON line, such as {@code status} to {@code http.response.status_code}; what is not
 *     named is looked for where the usual loggers have it
 * @param ignored routes whose answers do not count
 */
public record AccessLogSettings(String path, String format, Map<String, String> fields, IgnoredRoutes ignored) {

    private static final Set<String> FORMATS = Set.of("common", "combined", "nginx", "envoy", "json", "auto");
    private static final Set<String> WITH_FIELDS = Set.of("json", "auto");
    private static final List<String> FIELDS =
            List.of("time", "start", "duration", "status", "method", "path", "user-agent");

    public AccessLogSettings {
        fields = Map.copyOf(fields);
    }

    /** Without the usual routes of health. */
    public AccessLogSettings(String path, String format, Map<String, String> fields) {
        this(path, format, fields, IgnoredRoutes.USUAL);
    }

    /** Without fields of its own. */
    public AccessLogSettings(String path, String format) {
        this(path, format, Map.of());
    }

    static Optional<AccessLogSettings> read(SettingsSection errors, IgnoredRoutes ignored) {
        if (!errors.has("access-log")) {
            return Optional.empty();
        }
        var settings = errors.section("access-log");
        var format = settings.choice("format", "combined", FORMATS);
        var hasFields = settings.has("fields");
        if (hasFields && !WITH_FIELDS.contains(format)) {
            settings.reject("fields", "only with format json or auto");
        }
        return Optional.of(new AccessLogSettings(path(settings), format, fields(settings), ignored));
    }

    private static String path(SettingsSection settings) {
        var text = settings.requiredText("path");
        try {
            if (!text.isBlank() && !Path.of(text).isAbsolute()) {
                settings.reject("path", "an absolute path");
            }
        } catch (InvalidPathException unusable) {
            settings.reject("path", "an absolute path");
        }
        return text;
    }

    private static Map<String, String> fields(SettingsSection settings) {
        var places = new LinkedHashMap<String, String>();
        var section = settings.section("fields");
        for (var field : FIELDS) {
            var place = section.text(field);
            if (place.isPresent() && place.get().isBlank()) {
                section.reject(field, "the name of a field, nested ones as a.b or /a/b");
            } else {
                place.ifPresent(there -> places.put(field, there));
            }
        }
        return places;
    }
}
