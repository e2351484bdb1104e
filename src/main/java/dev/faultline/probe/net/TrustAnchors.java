// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The certificate authorities that a probe trusts: those of a PEM file, or the JVM's. Thread-safe. */
public final class TrustAnchors {

    /** Loaded once and only if somebody needs it: the JVM's own are some hundred certificates. */
    private static final class OfTheJvm {
        private static final X509ExtendedTrustManager MANAGER = load();

        private static X509ExtendedTrustManager load() {
            try {
                return manager(null);
            } catch (GeneralSecurityException broken) {
                throw new IllegalStateException("the JVM's certificate authorities cannot be loaded", broken);
            }
        }
    }

    private final Optional<ReloadedFile<X509ExtendedTrustManager>> file;

    private TrustAnchors(Optional<ReloadedFile<X509ExtendedTrustManager>> file) {
        this.file = file;
    }

    /** Those that the settings name. */
    public static TrustAnchors of(TlsSettings settings) {
        return new TrustAnchors(settings.caFile().map(path -> new ReloadedFile<>(path, TrustAnchors::read)));
    }

    void prepare(TlsSettings settings) {
        if (settings.verify() && file.isEmpty()) {
            OfTheJvm.MANAGER.getAcceptedIssuers();
        }
    }

    /**
     * The trust manager that holds now.
     *
     * @throws IOException if the file cannot be read or holds no certificate
     */
    public X509ExtendedTrustManager manager() throws IOException {
        return file.isPresent() ? file.get().current() : OfTheJvm.MANAGER;
    }

    /** Whether the file holds at least one certificate that can be read. Blocks. */
    public static boolean isReadable(Path path) {
        try {
            read(path);
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static X509ExtendedTrustManager read(Path path) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            // Whoever reads a pipe waits for its writer.
            throw new IOException(path + " is not a regular file");
        }
        try (var in = Files.newInputStream(path)) {
            var certificates =
                    new ArrayList<>(CertificateFactory.getInstance("X.509").generateCertificates(in));
            if (certificates.isEmpty()) {
                throw new CertificateException("no certificate in it");
            }
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (var certificate : certificates) {
                store.setCertificateEntry(Integer.toString(store.size()), certificate);
            }
            return manager(store);
        } catch (GeneralSecurityException invalid) {
            throw new IOException(path + " is not a file of PEM certificates", invalid);
        }
    }

    private static X509ExtendedTrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }
}
