// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.jspecify.annotations.Nullable;

/** A client certificate with its key, read again when its files change. Thread-safe. */
final class ClientKeys {

    private static final char[] IN_MEMORY_ONLY = new char[0];

    private final ReloadedFile<X509Certificate[]> chain;
    private final ReloadedFile<PrivateKey> key;
    private @Nullable Pair latest;

    private record Pair(X509Certificate[] chain, PrivateKey key, KeyManager[] managers) {}

    ClientKeys(ClientCertificate client) {
        this.chain = new ReloadedFile<>(client.certFile(), ClientKeys::certificates);
        this.key = new ReloadedFile<>(client.keyFile(), PrivateKeyFile::read);
    }

    private static X509Certificate[] certificates(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toArray(X509Certificate[]::new);
        } catch (GeneralSecurityException invalid) {
            throw new IOException(path + " is not a file of PEM certificates", invalid);
        }
    }

    /**
     * What the JDK signs handshakes with. While only one of the two files is new, the pair from before goes on.
     *
     * @throws IOException if they cannot be read, or never belonged together
     */
    synchronized KeyManager[] managers() throws IOException {
        var certificates = chain.current();
        var secret = key.current();
        var known = latest;
        if (known != null && (known.chain() == certificates && known.key() == secret)) {
            return known.managers();
        }
        try {
            if (certificates.length > 0 && belongTogether(certificates[0], secret)) {
                known = new Pair(certificates, secret, of(certificates, secret));
                latest = known;
                return known.managers();
            }
        } catch (GeneralSecurityException invalid) {
            throw new IOException("the client certificate cannot be used", invalid);
        }
        if (known == null) {
            throw new IOException("the private key is not that of the client certificate");
        }
        return known.managers();
    }

    private static KeyManager[] of(Certificate[] chain, PrivateKey key) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setKeyEntry("client", key, IN_MEMORY_ONLY, chain);
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, IN_MEMORY_ONLY);
        return factory.getKeyManagers();
    }

    private static boolean belongTogether(X509Certificate certificate, PrivateKey key) throws GeneralSecurityException {
        var isOfOneSort = certificate.getPublicKey().getAlgorithm().equals(key.getAlgorithm());
        if (!isOfOneSort) {
            return false;
        }
        var signature = Signature.getInstance(
                switch (key.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> "EdDSA";
                });
        signature.initSign(key);
        var signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        return signature.verify(signed);
    }
}
