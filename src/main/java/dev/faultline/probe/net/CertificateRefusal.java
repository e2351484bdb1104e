// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says in words why the JDK refused certificates: from what its checker says, and from the path that it can have meant. */
final class CertificateRefusal {

    private final List<X509Certificate> sent;
    private final X509Certificate[] authorities;
    private final String host;
    private final Instant now;

    CertificateRefusal(List<X509Certificate> sent, X509Certificate[] authorities, String host, Instant now) {
        this.sent = sent;
        this.authorities = authorities;
        this.host = host;
        this.now = now;
    }

    String inWords(CertificateException refused) {
        // The name is checked last, so whatever else is wrong in what was sent was not needed.
        if (refused.getCause() == null && isAboutTheName(refused)) {
            return wrongName();
        }
        return checked(refused).flatMap(this::broken).orElseGet(() -> {
            var message = FailureClassifier.oneLine(refused.getMessage());
            if (message.toLowerCase(Locale.ROOT).contains("usage")) {
                return "the certificate may not be used by a server: " + message;
            }
            return message.contains("path building failed") ? withoutPath() : "the certificate was refused: " + message;
        });
    }

    String wrongName() {
        if (CertificateNames.areMissing(sent.get(0))) {
            return "the certificate lists no names, and its subject " + CertificateNames.inWords(sent.get(0))
                    + " does not count for " + host;
        }
        return "the certificate is for " + CertificateNames.inWords(sent.get(0)) + ", not for " + host;
    }

    private static boolean isAboutTheName(CertificateException refused) {
        var text = FailureClassifier.oneLine(refused.getMessage());
        return text.startsWith("No subject alternative") || text.startsWith("No name matching");
    }

    private static Optional<CertPathValidatorException> checked(Throwable refused) {
        for (var cause = refused.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathValidatorException told && told.getReason() != BasicReason.UNSPECIFIED) {
                return Optional.of(told);
            }
        }
        return Optional.empty();
    }

    private Optional<String> broken(CertPathValidatorException why) {
        var path = why.getCertPath();
        var at = path != null
                        && why.getIndex() >= 0
                        && why.getIndex() < path.getCertificates().size()
                ? Optional.of((X509Certificate) path.getCertificates().get(why.getIndex()))
                : Optional.<X509Certificate>empty();
        var which = at.map(this::described).orElse("a certificate");
        if (why.getReason() instanceof BasicReason reason) {
            return switch (reason) {
                case EXPIRED, NOT_YET_VALID -> at.flatMap(this::outdated);
                case ALGORITHM_CONSTRAINED ->
                    Optional.of(which + " has a key or a signature that is too weak: " + message(why));
                case INVALID_SIGNATURE -> Optional.of(which + " is not signed by the issuer that it names");
                case REVOKED -> Optional.of(which + " is revoked");
                default -> Optional.empty();
            };
        }
        return why.getReason() == PKIXReason.NO_TRUST_ANCHOR
                ? Optional.of(withoutPath())
                : Optional.of(which + " was refused: " + message(why));
    }

    private static String message(Throwable why) {
        return FailureClassifier.oneLine(why.getMessage());
    }

    /** The checker found no path, and does not say what kept it from it. */
    private String withoutPath() {
        var path = CertificatePath.of(sent, authorities, now);
        return path.used().stream()
                .flatMap(certificate -> outdated(certificate).stream())
                .findFirst()
                .orElseGet(() -> "the certificate is not trusted: it was issued by "
                        + FailureClassifier.oneLine(
                                path.last().getIssuerX500Principal().getName())
                        + ", which leads to no trusted authority");
    }

    private Optional<String> outdated(X509Certificate certificate) {
        var end = certificate.getNotAfter().toInstant();
        if (end.isBefore(now)) {
            return Optional.of(described(certificate) + " expired at " + end + " (" + days(end, now) + " ago)");
        }
        return CertificatePath.isValid(certificate, now)
                ? Optional.empty()
                : Optional.of(described(certificate) + " is not valid before "
                        + certificate.getNotBefore().toInstant());
    }

    private String described(X509Certificate certificate) {
        return certificate.equals(sent.get(0)) ? "the certificate of " + host : issuing(certificate);
    }

    static String issuing(X509Certificate certificate) {
        return "the issuing certificate "
                + FailureClassifier.oneLine(
                        certificate.getSubjectX500Principal().getName());
    }

    /** The whole days between two instants in words, such as {@code 1 day}. */
    static String days(Instant from, Instant to) {
        var days = Duration.between(from, to).toDays();
        return days + (days == 1 ? " day" : " days");
    }
}
