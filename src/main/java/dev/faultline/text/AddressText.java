// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import java.net.InetAddress;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Addresses as people write them: IPv6 in the one short form of RFC 5952, section 4, {@code fd00::3}. */
public final class AddressText {

    private static final Pattern ZEROS = Pattern.compile("(?<![0-9a-f])0(:0)+(?![0-9a-f])");

    private AddressText() {}

    /** The short form; an address of IPv4 in dots. */
    public static String of(InetAddress address) {
        return of(address.getHostAddress());
    }

    /** The same of a literal as {@link InetAddress#getHostAddress()} writes it, or of one that is short already. */
    public static String of(String literal) {
        if (literal.indexOf(':') < 0 || literal.contains("::")) {
            return literal;
        }
        // The longest stretch of zeros, and of equals the first.
        var longest = ZEROS.matcher(literal).results().reduce((one, next) -> length(next) > length(one) ? next : one);
        return longest.map(zeros -> {
                    var before = literal.substring(0, zeros.start());
                    var after = literal.substring(zeros.end());
                    return (before.isEmpty() ? ":" : before) + (after.startsWith(":") ? after : ":" + after);
                })
                .orElse(literal);
    }

    private static int length(MatchResult zeros) {
        return zeros.end() - zeros.start();
    }
}
