// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import dev.faultline.settings.SettingsSection;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the app's access log is and how its lines read.
 *
 * @param path the file, absolute
 * @param format {@code common}, {@code combined}, {@code nginx}, {@code apache}, {@code traefik}, {@code uvicorn},
 *     {@code gunicorn}, {@code envoy}, {@code haproxy}, {@code elb}, {@code w3c}, {@code json}, {@code gin},
 *     {@code fiber}, {@code ktor}, {@code morgan}, {@code squid}, {@code logfmt}, or {@code auto}: each line by what it looks like
 * @param fields where things are in a JSON line, such as {@code status} to {@code http.response.status_code}; what is not
 *     named is looked for where the usual loggers have it. In another line of text only {@code duration}: the name before its
 *     equals sign, or which word behind the status it is, a negative number counting from the end
 * @param durationUnit of durations that have none of their own, if it is not the usual one
 * @param zone of times that name none; absent if it is to be found out
 * @param ignored routes whose answers do not count
 */
public record AccessLogSettings(
        String path,
        String format,
        Map<String, String> fields,
        Optional<LoggedUnit> durationUnit,
        Optional<ZoneId> zone,
        IgnoredRoutes ignored) {

    private static final String DURATION = "duration";
    private static final String DURATION_UNIT = "duration-unit";
    private static final Set<String> FORMATS = Set.of(
            "common",
            "combined",
            "nginx",
            "apache",
            "traefik",
            "envoy",
            "json",
            "logfmt",
            "haproxy",
            "elb",
            "w3c",
            "uvicorn",
            "gunicorn",
            "gin",
            "fiber",
            "morgan",
            "squid",
            "ktor",
            "aspnet",
            "serilog",
            "tornado",
            "auto");
    private static final Set<String> WITH_FIELDS = Set.of("json", "logfmt", "auto");
    private static final Set<String> WITHOUT_FIELDS = Set.of(
            "envoy", "haproxy", "elb", "w3c", "gin", "fiber", "morgan", "squid", "ktor", "aspnet", "serilog",
            "tornado");
    private static final List<String> FIELDS =
            List.of("time", "start", DURATION, "status", "method", "path", "user-agent");

    public AccessLogSettings {
        fields = Map.copyOf(fields);
    }

    /** With the usual units and the zone that is found out. */
    public AccessLogSettings(String path, String format, Map<String, String> fields, IgnoredRoutes ignored) {
        this(path, format, fields, Optional.empty(), Optional.empty(), ignored);
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
        return Optional.of(new AccessLogSettings(
                path(settings), format, fields(settings, format), unit(settings), LogZone.read(settings), ignored));
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

    private static Optional<LoggedUnit> unit(SettingsSection settings) {
        return settings.has(DURATION_UNIT)
                ? LoggedUnit.of(settings.choice(DURATION_UNIT, "s", LoggedUnit.SYMBOLS))
                : Optional.empty();
    }

    private static Map<String, String> fields(SettingsSection settings, String format) {
        var places = new LinkedHashMap<String, String>();
        var section = settings.section("fields");
        for (var field : FIELDS) {
            var place = section.text(field);
            if (place.isPresent() && place.get().isBlank()) {
                section.reject(field, "the name of a field, nested ones as a.b or /a/b");
            } else if (place.isPresent() && !WITH_FIELDS.contains(format) && !isOfText(field, format)) {
                section.reject(field, "only with format json, logfmt or auto");
            } else {
                place.ifPresent(there -> places.put(field, there));
            }
        }
        return places;
    }

    private static boolean isOfText(String field, String format) {
        return field.equals(DURATION) && !WITHOUT_FIELDS.contains(format);
    }
}
