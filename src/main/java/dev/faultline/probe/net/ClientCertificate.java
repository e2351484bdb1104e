// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import dev.faultline.settings.SettingsSection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What this side shows to a server that asks who it is.
 *
 * @param certFile PEM: its own certificate first, then those that issued it
 * @param keyFile PEM: the private key, not encrypted
 */
public record ClientCertificate(Path certFile, Path keyFile) {

    /** Reads {@code cert-file} and {@code key-file}: both or none. */
    public static Optional<ClientCertificate> read(SettingsSection settings) {
        var certFile = settings.text("cert-file").map(Path::of);
        var keyFile = settings.text("key-file").map(Path::of);
        if (certFile.isPresent() != keyFile.isPresent()) {
            settings.reject(
                    certFile.isPresent() ? "key-file" : "cert-file",
                    "cert-file and key-file together: a client certificate and its key");
            return Optional.empty();
        }
        if (certFile.isEmpty() || keyFile.isEmpty()) {
            return Optional.empty();
        }
        var client = new ClientCertificate(certFile.get(), keyFile.get());
        if (!TrustAnchors.isReadable(client.certFile)) {
            settings.reject("cert-file", "a readable file of PEM certificates");
            return Optional.empty();
        }
        try {
            new ClientKeys(client).managers();
            return Optional.of(client);
        } catch (IOException unusable) {
            settings.reject("key-file", "a readable file with the certificate's private key in PEM, not encrypted");
            return Optional.empty();
        }
    }
}
