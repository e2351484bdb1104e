// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import dev.faultline.settings.SettingsSection;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * Where the app's own log is and how its lines read.
 *
 * @param path the file, absolute
 * @param format {@code json}; {@code text}, or the name of a form of text, which is recognized by what it looks like;
 *     {@code auto}: both
 * @param zone of times that name none; absent if it is to be found out
 */
public record AppLogSettings(String path, String format, Optional<ZoneId> zone) {

    private static final String JSON = "json";
    private static final String AUTO = "auto";
    private static final Set<String> FORMATS =
            Set.of(JSON, "text", AUTO, "logfmt", "klog", "monolog", "apache", "syslog");

    static Optional<AppLogSettings> read(SettingsSection errors) {
        if (!errors.has("app-log")) {
            return Optional.empty();
        }
        var settings = errors.section("app-log");
        return Optional.of(
                new AppLogSettings(path(settings), settings.choice("format", JSON, FORMATS), LogZone.read(settings)));
    }

    private static String path(SettingsSection settings) {
        var path = settings.requiredText("path");
        if (!path.isBlank() && !path.startsWith("/")) {
            settings.reject("path", "an absolute path, such as /var/log/app/app.log");
        }
        return path;
    }

    /** Whether lines of JSON are read as such. */
    public boolean hasJson() {
        return isJson() || format.equals(AUTO);
    }

    /** Whether each entry is a line of JSON. */
    public boolean isJson() {
        return format.equals(JSON);
    }
}
