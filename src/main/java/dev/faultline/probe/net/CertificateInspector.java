// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Looks at the certificates of one handshake: keeps them, has them judged by the trusted authorities, and says in words
 * why they are refused. Used by one handshake, on its thread.
 */
final class CertificateInspector extends X509ExtendedTrustManager {

    private final Optional<X509ExtendedTrustManager> judge;
    private final String host;
    private final Instant now;
    private List<X509Certificate> chain = List.of();
    private Optional<String> refusal = Optional.empty();

    /**
     * @param judge absent: everything is accepted
     * @param host the name the certificate must be for
     */
    CertificateInspector(Optional<X509ExtendedTrustManager> judge, String host, Instant now) {
        this.judge = judge;
        this.host = host;
        this.now = now;
    }

    /** The certificates as sent, the server's own first; empty if none came. */
    List<X509Certificate> chain() {
        return chain;
    }

    /** Why they were refused, if they were. */
    Optional<String> refusal() {
        return refusal;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] sent, String authType, SSLEngine engine)
            throws CertificateException {
        chain = List.of(sent);
        if (judge.isPresent()) {
            try {
                judge.get().checkServerTrusted(sent, authType, engine);
            } catch (CertificateException refused) {
                refusal = Optional.of(why(refused));
                throw refused;
            }
        }
    }

    private String why(CertificateException refused) {
        for (var certificate : chain) {
            if (certificate.getNotAfter().toInstant().isBefore(now)) {
                return described(certificate) + " expired at "
                        + certificate.getNotAfter().toInstant() + " ("
                        + days(certificate.getNotAfter().toInstant(), now) + " ago)";
            }
            if (certificate.getNotBefore().toInstant().isAfter(now)) {
                return described(certificate) + " is not valid before "
                        + certificate.getNotBefore().toInstant();
            }
        }
        if (refused.getCause() == null && isAboutTheName(refused)) {
            return "the certificate is for " + names(chain.get(0)) + ", not for " + host;
        }
        var issuer = chain.get(chain.size() - 1).getIssuerX500Principal().getName();
        return "the certificate is not trusted: it was issued by " + FailureClassifier.oneLine(issuer)
                + ", which leads to no trusted authority";
    }

    private static boolean isAboutTheName(CertificateException refused) {
        var text = FailureClassifier.oneLine(refused.getMessage());
        return text.startsWith("No subject alternative") || text.startsWith("No name matching");
    }

    private String described(X509Certificate certificate) {
        return certificate.equals(chain.get(0))
                ? "the certificate of " + host
                : "the issuing certificate "
                        + FailureClassifier.oneLine(
                                certificate.getSubjectX500Principal().getName());
    }

    private static String names(X509Certificate certificate) {
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

    /** The whole days between two instants in words, such as {@code 1 day}. */
    static String days(Instant from, Instant to) {
        var days = Duration.between(from, to).toDays();
        return days + (days == 1 ? " day" : " days");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] sent, String authType, Socket socket) throws CertificateException {
        throw new CertificateException("only engines are used");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] sent, String authType) throws CertificateException {
        throw new CertificateException("only engines are used");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] sent, String authType, Socket socket) throws CertificateException {
        throw new CertificateException("this side is never a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] sent, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this side is never a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] sent, String authType) throws CertificateException {
        throw new CertificateException("this side is never a server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
