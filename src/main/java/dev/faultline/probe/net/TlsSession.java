// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a handshake agreed on.
 *
 * @param chain the other side's certificates, its own first; not empty
 * @param protocol what ALPN chose, such as {@code h2}; empty if nothing
 */
public record TlsSession(List<X509Certificate> chain, String protocol) {

    public TlsSession {
        chain = List.copyOf(chain);
    }

    /** The last instant at which the other side's own certificate is valid. */
    public Instant notAfter() {
        return chain.get(0).getNotAfter().toInstant();
    }

    /** Whether the certificate is outside its dates, which is refused already where certificates are verified. */
    public Optional<String> outdated(Instant now) {
        if (notAfter().isBefore(now)) {
            return Optional.of("the certificate expired at " + notAfter() + " ("
                    + CertificateInspector.days(notAfter(), now) + " ago)");
        }
        var notBefore = chain.get(0).getNotBefore().toInstant();
        return notBefore.isAfter(now)
                ? Optional.of("the certificate is not valid before " + notBefore)
                : Optional.empty();
    }

    /** A warning if the certificate expires within the given time from now. */
    public Optional<String> expiringWithin(Duration warning, Instant now) {
        return notAfter().isBefore(now.plus(warning))
                ? Optional.of("the certificate expires at " + notAfter() + " (" + left(now) + " left)")
                : Optional.empty();
    }

    /** How many days are left, in words. */
    public String left(Instant now) {
        return CertificateInspector.days(now, notAfter());
    }
}
