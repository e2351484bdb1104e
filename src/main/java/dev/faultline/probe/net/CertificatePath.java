// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way from a server's own certificate to a trusted authority through what it sent, of which some may not be needed.
 *
 * @param used the server's own certificate first, without the authority
 * @param trusted whether it ends at an authority
 */
record CertificatePath(List<X509Certificate> used, boolean trusted) {

    private static final int LONGEST = 10;

    CertificatePath {
        used = List.copyOf(used);
    }

    /**
     * The shortest, and of several issuers of one name the one that is valid and lasts longest.
     *
     * @param sent the server's own first
     */
    static CertificatePath of(List<X509Certificate> sent, X509Certificate[] authorities, Instant now) {
        var used = new ArrayList<X509Certificate>();
        var next = Optional.of(sent.get(0));
        while (next.isPresent() && used.size() < LONGEST) {
            var last = next.get();
            used.add(last);
            if (Stream.of(authorities).anyMatch(authority -> authority.equals(last) || issued(authority, last))) {
                return new CertificatePath(used, true);
            }
            next = sent.stream()
                    .filter(issuer -> !used.contains(issuer) && issued(issuer, last))
                    .max(Comparator.comparing((X509Certificate issuer) -> isValid(issuer, now))
                            .thenComparing(X509Certificate::getNotAfter));
        }
        return new CertificatePath(used, false);
    }

    private static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    static boolean isValid(X509Certificate certificate, Instant now) {
        return !certificate.getNotAfter().toInstant().isBefore(now)
                && !certificate.getNotBefore().toInstant().isAfter(now);
    }

    /** The last certificate that is used. */
    X509Certificate last() {
        return used.get(used.size() - 1);
    }
}
