// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
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
    private final boolean checksName;
    private final Instant now;
    private List<X509Certificate> chain = List.of();
    private List<X509Certificate> used = List.of();
    private Optional<String> refusal = Optional.empty();

    /**
     * @param judge absent: everything is accepted
     * @param host the name the certificate must be for
     * @param checksName whether that is checked here instead of by the judge
     */
    CertificateInspector(Optional<X509ExtendedTrustManager> judge, String host, boolean checksName, Instant now) {
        this.judge = judge;
        this.host = host;
        this.checksName = checksName;
        this.now = now;
    }

    /** The certificates that lead to a trusted authority, the server's own first; that alone where nothing is verified. */
    List<X509Certificate> used() {
        return used;
    }

    /** The last instant at which those that {@link #used} has are all valid, also if they were refused; empty without any. */
    Optional<Instant> expiry() {
        return used.stream()
                .map(X509Certificate::getNotAfter)
                .map(Date::toInstant)
                .min(Instant::compareTo);
    }

    /** Why they were refused, if they were. */
    Optional<String> refusal() {
        return refusal;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] sent, String authType, SSLEngine engine)
            throws CertificateException {
        chain = List.of(sent);
        used = chain.subList(0, 1);
        if (judge.isPresent()) {
            var authorities = judge.get().getAcceptedIssuers();
            used = CertificatePath.of(chain, authorities, now).used();
            var words = new CertificateRefusal(chain, authorities, host, now);
            try {
                judge.get().checkServerTrusted(sent, authType, engine);
            } catch (CertificateException refused) {
                refusal = Optional.of(words.inWords(refused));
                throw refused;
            }
            if (checksName && !CertificateNames.include(chain.get(0), host)) {
                refusal = Optional.of(words.wrongName());
                throw new CertificateException(words.wrongName());
            }
        }
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
