// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
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

/**
 * Reads a PEM file with one private key that is not encrypted: PKCS #8, or as OpenSSL wrote keys for long, PKCS #1 for RSA and
 * SEC 1 (RFC 5915) for elliptic curves.
 */
final class PrivateKeyFile {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ((?:RSA |EC )?PRIVATE KEY)-----\\s([A-Za-z0-9+/=\\s]+)-----END ");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

    /** What stands before an RSA key in PKCS #8 (RFC 5958): the version, and the algorithm rsaEncryption. */
    private static final byte[] RSA = {2, 1, 0, 48, 13, 6, 9, 42, -122, 72, -122, -9, 13, 1, 1, 1, 5, 0};

    private static final byte[] VERSION = {2, 1, 0};
    /** The identifier of the algorithm id-ecPublicKey (RFC 5480). */
    private static final byte[] EC = {6, 7, 42, -122, 72, -50, 61, 2, 1};
    /** The tag of the curve's parameters in SEC 1. */
    private static final byte CURVE = (byte) 0xA0;

    private PrivateKeyFile() {}

    /** @throws IOException if it cannot be read, or holds no such key; without anything of what it holds */
    static PrivateKey read(Path path) throws IOException {
        var pem = PEM.matcher(Files.readString(path, StandardCharsets.ISO_8859_1));
        if (!pem.find()) {
            throw new IOException(path + " holds no private key in PEM that is not encrypted");
        }
        try {
            var bytes = Base64.getMimeDecoder().decode(pem.group(2));
            return parsed(
                    switch (pem.group(1)) {
                        case "RSA PRIVATE KEY" -> wrapped(RSA, bytes);
                        case "EC PRIVATE KEY" -> wrapped(joined(VERSION, tagged(48, joined(EC, curve(bytes)))), bytes);
                        default -> bytes;
                    });
        } catch (IllegalArgumentException
                | IndexOutOfBoundsException
                | BufferUnderflowException
                | GeneralSecurityException invalid) {
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

    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        return tagged(48, joined(algorithm, tagged(4, key)));
    }

    /** The curve's parameters, the third part of a key in SEC 1; its version and the key itself come before. */
    private static byte[] curve(byte[] sec1) throws GeneralSecurityException {
        var der = ByteBuffer.wrap(sec1, 1, sec1.length - 1);
        var length = der.get();
        der.position(der.position() + (length < 0 ? length & 0x7F : 0) + VERSION.length + 1);
        der.position(der.get() + der.position());
        if (der.get() != CURVE) {
            throw new GeneralSecurityException("no curve");
        }
        var curve = new byte[der.get() & 0x7F];
        der.get(curve);
        return curve;
    }

    /** A value with its tag and length in DER (X.690, section 8.1). */
    private static byte[] tagged(int tag, byte[] value) {
        var length = value.length;
        if (length < 128) {
            return joined(new byte[] {(byte) tag, (byte) length}, value);
        }
        return joined(
                length < 256
                        ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                        : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length},
                value);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
