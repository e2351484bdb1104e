// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How much of what was observed is shipped. */
public enum ShippedDetail {
    /** Its runs, and what else the fleet's database has. */
    RUNS,
    /** Each observation as well, an hour late: packed, an hour of a dependency at a time. */
    OBSERVATIONS;

    /** As the config file has them. */
    public static final Set<String> WORDS =
            Arrays.stream(values()).map(ShippedDetail::word).collect(Collectors.toUnmodifiableSet());

    /** The one of that word. */
    static ShippedDetail of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
