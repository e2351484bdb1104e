// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import java.net.IDN;
import java.util.Optional;

/** The name of a host in ASCII, as it is asked for in DNS. */
public final class AsciiHost {

    private static final String UNAMBIGUOUS =
            "a host name in its ASCII form, xn--\u2026: with \u00df, \u03c2 or joiners it depends on the program which host is meant";

    /**
     * Characters that IDNA 2003 writes as others, and IDNA 2008 keeps: sharp s, final sigma and the joiners. The JDK does the former,
     * browsers the latter, and so it would be another host.
     */
    private static final String DEVIATIONS = "\u00df\u1e9e\u03c2\u200c\u200d";

    private AsciiHost() {}

    /** Whether IDNA 2003 and 2008 make different hosts of what is named there. */
    static boolean isAmbiguous(String text) {
        return text.chars().anyMatch(each -> DEVIATIONS.indexOf(each) >= 0);
    }

    /**
     * What is allowed in place of a text that was refused.
     *
     * @param otherwise the same where the text is not {@link #isAmbiguous}
     */
    public static String allowed(String text, String otherwise) {
        return isAmbiguous(text) ? UNAMBIGUOUS : otherwise;
    }

    /** The name in ASCII; absent if it is none, or has another host in IDNA 2003 than in IDNA 2008. */
    public static Optional<String> of(String name) {
        try {
            return isAmbiguous(name) ? Optional.empty() : Optional.of(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED));
        } catch (IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }
}
