// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a PEM file with one private key that is not encrypted: PKCS #8, or PKCS #1 as OpenSSL wrote RSA keys for long. */
final class PrivateKeyFile {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ((?:RSA )?PRIVATE KEY)-----\\s([A-Za-z0-9+/=\\s]+)-----END ");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

    /** What stands before an RSA key in PKCS #8 (RFC 5958): the version, and the algorithm rsaEncryption. */
    private static final byte[] RSA = {2, 1, 0, 48, 13, 6, 9, 42, -122, 72, -122, -9, 13, 1, 1, 1, 5, 0};

    private PrivateKeyFile() {}

    /** @throws IOException if it cannot be read, or holds no such key; without anything of what it holds */
    static PrivateKey read(Path path) throws IOException {
        var pem = PEM.matcher(Files.readString(path, StandardCharsets.ISO_8859_1));
        if (!pem.find()) {
            throw new IOException(path + " holds no private key in PEM that is not encrypted");
        }
        try {
            var bytes = Base64.getMimeDecoder().decode(pem.group(2));
            return parsed(pem.group(1).startsWith("RSA") ? wrapped(bytes) : bytes);
        } catch (IllegalArgumentException | GeneralSecurityException invalid) {
            throw new IOException(path + " holds a private key that cannot be read");
        }
    }

    private static PrivateKey parsed(byte[] pkcs8) throws GeneralSecurityException {
        for (var algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (GeneralSecurityException another) {
                // The next may know it.
            }
        }
        throw new GeneralSecurityException("no known algorithm");
    }

    private static byte[] wrapped(byte[] rsa) {
        return tagged(48, joined(RSA, tagged(4, rsa)));
    }

    /** A value with its tag and length in DER (X.690, section 8.1). */
    private static byte[] tagged(int tag, byte[] value) {
        var length = value.length;
        var header = length < 128
                ? new byte[] {(byte) tag, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        return joined(header, value);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
