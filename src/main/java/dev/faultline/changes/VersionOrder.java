// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import java.util.regex.Pattern;

/** Which of two versions is the older one, where both are dotted numbers; of others nobody knows. */
final class VersionOrder {

    private static final Pattern DOTTED = Pattern.compile("v?(\\d{1,9}(?:\\.\\d{1,9}){1,3})");

    private VersionOrder() {}

    static boolean isOlder(String version, String than) {
        var one = DOTTED.matcher(version);
        var other = DOTTED.matcher(than);
        return one.matches() && other.matches() && compare(one.group(1), other.group(1)) < 0;
    }

    private static int compare(String one, String other) {
        var left = one.split("\\.", -1);
        var right = other.split("\\.", -1);
        for (var i = 0; i < Math.max(left.length, right.length); i++) {
            var difference = Integer.compare(part(left, i), part(right, i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static int part(String[] parts, int index) {
        return index < parts.length ? Integer.parseInt(parts[index]) : 0;
    }
}
