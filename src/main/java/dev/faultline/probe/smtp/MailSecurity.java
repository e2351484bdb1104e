// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.smtp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** When the connection to a mail server is encrypted. */
enum MailSecurity {
    /** In the middle, if the server offers it. */
    STARTTLS,
    /** In the middle, always. */
    REQUIRED,
    /** From the first byte on. */
    TLS,
    /** Never. */
    NONE;

    static final Set<String> WORDS =
            Arrays.stream(values()).map(MailSecurity::word).collect(Collectors.toUnmodifiableSet());

    static MailSecurity of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether anything else is a failure, so that the certificate matters, too. */
    boolean insists() {
        return this == REQUIRED || this == TLS;
    }
}
