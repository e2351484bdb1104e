// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import java.util.Optional;

/**
 * One thing that is wrong in the config file.
 *
 * @param key the full key, such as {@code faultline.dependencies.orders-db.interval}; empty if the file as a whole is meant
 * @param value what the file says there, in one short line, secrets masked; absent where the value is not what is wrong
 * @param problem what is wrong with it, without the key
 * @param allowed what would be right; empty if the problem says it
 * @param line where, from 1
 * @param local whether it is right elsewhere: where the variable is set, or the file is there, that it refers to
 */
public record ConfigError(String key, Optional<String> value, String problem, String allowed, int line, boolean local) {

    static ConfigError value(String key, String value, String allowed, int line) {
        return new ConfigError(key, Optional.of(value), "'" + value + "' is not allowed", allowed, line, false);
    }

    static ConfigError missing(String key, String allowed, int line) {
        return new ConfigError(key, Optional.empty(), "is missing", allowed, line, false);
    }

    static ConfigError key(String key, String problem, String allowed, int line) {
        return new ConfigError(key, Optional.empty(), problem, allowed, line, false);
    }

    static ConfigError file(String problem, int line) {
        return new ConfigError("", Optional.empty(), problem, "", line, false);
    }

    /** The same, as one that another place may not have. */
    ConfigError here() {
        return new ConfigError(key, value, problem, allowed, line, true);
    }

    /** All of it in one line: {@code line 12: KEY: '5 parsecs' is not allowed; a positive duration such as 5s}. */
    public String text() {
        return "line " + line + ": " + (key.isEmpty() ? "" : key + ": ") + problem
                + (allowed.isEmpty() ? "" : "; " + allowed);
    }
}
