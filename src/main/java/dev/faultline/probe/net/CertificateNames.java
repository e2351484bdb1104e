// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The names that a certificate is for. */
final class CertificateNames {

    private static final int DNS_NAME = 2;

    private CertificateNames() {}

    /** All of them in words; the subject where there are no others. */
    static String inWords(X509Certificate certificate) {
        try {
            var alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                var names = alternatives.stream()
                        .map(entry -> String.valueOf(entry.get(1)))
                        .limit(5)
                        .toList();
                return FailureClassifier.oneLine(String.join(", ", names));
            }
        } catch (CertificateParsingException unreadable) {
            // The subject says it then.
        }
        return FailureClassifier.oneLine(certificate.getSubjectX500Principal().getName());
    }

    /** Whether only its subject names something: that of old, which RFC 9525 no longer takes for a name. */
    static boolean areMissing(X509Certificate certificate) {
        try {
            return certificate.getSubjectAlternativeNames() == null;
        } catch (CertificateParsingException unreadable) {
            return false;
        }
    }

    /** Whether it is for a name, as RFC 6125 has it; the JDK has no such check for names with an underscore. */
    static boolean include(X509Certificate certificate, String host) {
        var name = host.toLowerCase(Locale.ROOT).replaceFirst("[.]$", "");
        try {
            var alternatives = Objects.requireNonNullElse(certificate.getSubjectAlternativeNames(), List.<List<?>>of());
            return alternatives.stream()
                    .filter(entry -> Integer.valueOf(DNS_NAME).equals(entry.get(0)))
                    .map(entry -> String.valueOf(entry.get(1)).toLowerCase(Locale.ROOT))
                    .anyMatch(pattern -> pattern.equals(name) || isWildcardFor(pattern, name));
        } catch (CertificateParsingException unreadable) {
            return false;
        }
    }

    private static boolean isWildcardFor(String pattern, String name) {
        return pattern.matches("[*][.][^.]+[.].+")
                && name.indexOf('.') > 0
                && name.substring(name.indexOf('.')).equals(pattern.substring(1));
    }
}
