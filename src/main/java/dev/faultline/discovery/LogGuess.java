// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import java.util.regex.Pattern;

/** What a log is, by its first line. */
enum LogGuess {
    ACCESS_COMBINED("combined"),
    ACCESS_COMMON("common"),
    ACCESS_JSON("json"),
    APP_JSON("json"),
    NONE("");

    private static final Pattern COMMON =
            Pattern.compile("\\S+ \\S+ .*\\[[^\\]]+] \"[^\"]*\" \\d{3} (\\d+|-)(?<agent> \"[^\"]*\" \"[^\"]*\".*)?");
    private static final Pattern STATUS = Pattern.compile("\"(status|status_code|response_code)\"\\s*:");
    private static final Pattern REQUEST = Pattern.compile("\"(path|uri|url|request|request_uri)\"\\s*:");
    private static final Pattern LEVEL = Pattern.compile("\"(level|severity|log\\.level)\"\\s*:");

    private final String format;

    LogGuess(String format) {
        this.format = format;
    }

    /** As the config file names it. */
    String format() {
        return format;
    }

    boolean isAccessLog() {
        return this == ACCESS_COMBINED || this == ACCESS_COMMON || this == ACCESS_JSON;
    }

    static LogGuess of(String line) {
        if (line.startsWith("{")) {
            var isAccess = STATUS.matcher(line).find() && REQUEST.matcher(line).find();
            return isAccess ? ACCESS_JSON : LEVEL.matcher(line).find() ? APP_JSON : NONE;
        }
        var common = COMMON.matcher(line);
        if (!common.matches()) {
            return NONE;
        }
        return common.group("agent") == null ? ACCESS_COMMON : ACCESS_COMBINED;
    }
}
