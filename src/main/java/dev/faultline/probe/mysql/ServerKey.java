// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mysql;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.NetworkFailure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The public key of a server, with which a password may be sent without TLS.
 *
 * @param file of the key, if it is known
 * @param mayBeRetrieved whether a server may be asked for it; whoever is in the middle could give another
 * @param loop where what was read is waited for
 * @param blocking where the file is read
 */
record ServerKey(Optional<Path> file, boolean mayBeRetrieved, Executor loop, Executor blocking) {

    boolean isConfigured() {
        return file.isPresent();
    }

    /** The key of the file. Fails as the prober's own trouble if it cannot be read. */
    Future<PublicKey> configured() {
        var promise = Promise.<PublicKey>promise();
        blocking.execute(() -> {
            try {
                var known = read(Files.readAllBytes(file.orElseThrow()));
                loop.execute(() -> promise.complete(known));
            } catch (IOException | GeneralSecurityException | RuntimeException unusable) {
                loop.execute(() -> promise.fail(unreadable()));
            }
        });
        return promise.future();
    }

    static NetworkFailure unreadable() {
        return new NetworkFailure(FailureClass.PROBER, "the server-key-file cannot be read");
    }

    /** Whether a file has such a key. */
    static boolean isIn(Path file) {
        try {
            read(Files.readAllBytes(file));
            return true;
        } catch (IOException | GeneralSecurityException unusable) {
            return false;
        }
    }

    /** Reads a public RSA key in PEM. */
    static PublicKey read(byte[] pem) throws GeneralSecurityException {
        var text = new String(pem, StandardCharsets.US_ASCII)
                .replaceFirst("(?s)^.*-----BEGIN PUBLIC KEY-----", "")
                .replaceFirst("(?s)-----END PUBLIC KEY-----.*$", "");
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(
                            new X509EncodedKeySpec(Base64.getMimeDecoder().decode(text)));
        } catch (IllegalArgumentException noBase64) {
            throw new InvalidKeySpecException(noBase64);
        }
    }
}
