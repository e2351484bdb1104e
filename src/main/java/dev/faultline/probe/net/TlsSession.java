// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a handshake agreed on.
 *
 * @param chain the other side's certificates that were used, its own first; not empty
 * @param protocol what ALPN chose, such as {@code h2}; empty if nothing
 * @param mayBeRefused whether the other side asked for a client certificate and has not said yet whether it will do
 */
public record TlsSession(List<X509Certificate> chain, String protocol, boolean mayBeRefused) {

    public TlsSession {
        chain = List.copyOf(chain);
    }

    /** The last instant at which the whole chain is valid. */
    public Instant notAfter() {
        return first().getNotAfter().toInstant();
    }

    /** The one that expires first. */
    private X509Certificate first() {
        return chain.stream()
                .min(Comparator.comparing(X509Certificate::getNotAfter))
                .orElseThrow();
    }

    /** Which certificate the end of the chain's time is that of, in words. */
    public String which() {
        return first().equals(chain.get(0)) ? "the certificate" : CertificateRefusal.issuing(first());
    }

    /** Whether the certificate is outside its dates, which is refused already where certificates are verified. */
    public Optional<String> outdated(Instant now) {
        if (notAfter().isBefore(now)) {
            return Optional.of(
                    which() + " expired at " + notAfter() + " (" + CertificateRefusal.days(notAfter(), now) + " ago)");
        }
        var notBefore = chain.get(0).getNotBefore().toInstant();
        return notBefore.isAfter(now)
                ? Optional.of("the certificate is not valid before " + notBefore)
                : Optional.empty();
    }

    /** What, all else being well, is to be said of verified certificates that expire soon: degraded. */
    public Optional<Outcome> warning(TlsSettings settings, Instant now) {
        return settings.verify()
                ? expiringWithin(settings.expiryWarning(), now).map(soon -> Outcome.degraded(FailureClass.TLS, soon))
                : Optional.empty();
    }

    /** A warning if the certificate expires within the given time from now. */
    public Optional<String> expiringWithin(Duration warning, Instant now) {
        return notAfter().isBefore(now.plus(warning))
                ? Optional.of(which() + " expires at " + notAfter() + " (" + left(now) + " left)")
                : Optional.empty();
    }

    /** How many days are left, in words. */
    public String left(Instant now) {
        return CertificateRefusal.days(now, notAfter());
    }
}
