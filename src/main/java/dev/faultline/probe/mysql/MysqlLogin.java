// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mysql;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.NetworkFailure;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Optional;
import javax.crypto.Cipher;

/**
 * Proves a password to a server: {@code mysql_native_password}, {@code caching_sha2_password}, {@code sha256_password}, and inside
 * TLS {@code mysql_clear_password}. What it does not speak, or may not send, is its own limit and no fault of the server.
 */
final class MysqlLogin {

    static final String NATIVE = "mysql_native_password";
    static final String CACHING_SHA2 = "caching_sha2_password";
    static final String SHA256 = "sha256_password";
    private static final String CLEAR = "mysql_clear_password";

    private static final byte FAST = 3;
    private static final byte FULL = 4;
    private static final byte[] KEY_OF_CACHING_SHA2 = {2};
    private static final byte[] KEY_OF_SHA256 = {1};

    private final String password;
    private final boolean tls;
    private final ServerKey key;
    private String plugin = "";
    private byte[] salt = {};

    /**
     * @param tls whether nobody can listen
     * @param key with which a password may be sent where somebody can
     */
    MysqlLogin(Optional<String> password, boolean tls, ServerKey key) {
        this.password = password.orElse("");
        this.tls = tls;
        this.key = key;
    }

    /** Whether a server may be answered by it at once; if not, it asks for another. */
    static boolean isSpoken(String plugin) {
        return plugin.equals(NATIVE) || plugin.equals(CACHING_SHA2);
    }

    /** The first answer to a plugin with its salt. */
    Future<byte[]> begin(String wanted, byte[] itsSalt) {
        plugin = wanted;
        salt = itsSalt;
        if (password.isEmpty() && !plugin.equals(CLEAR)) {
            return switch (plugin) {
                case NATIVE, CACHING_SHA2 -> Future.succeededFuture(new byte[0]);
                case SHA256 -> Future.succeededFuture(new byte[1]);
                default -> unspoken();
            };
        }
        return switch (plugin) {
            case NATIVE -> Future.succeededFuture(nativeProof());
            case CACHING_SHA2 -> Future.succeededFuture(sha2Proof());
            case SHA256 -> tls ? Future.succeededFuture(clear()) : encryptedOrKey(KEY_OF_SHA256);
            case CLEAR -> tls ? Future.succeededFuture(clear()) : notInClear();
            default -> unspoken();
        };
    }

    /** The answer to more data of the plugin; empty if none is due. */
    Future<Optional<byte[]>> more(byte[] data) {
        if (plugin.equals(CACHING_SHA2) && data.length == 1 && data[0] == FAST) {
            return Future.succeededFuture(Optional.empty());
        }
        if (plugin.equals(CACHING_SHA2) && data.length == 1 && data[0] == FULL) {
            return (tls ? Future.succeededFuture(clear()) : encryptedOrKey(KEY_OF_CACHING_SHA2)).map(Optional::of);
        }
        if (data.length > 0 && data[0] == '-' && key.mayBeRetrieved()) {
            try {
                return Future.succeededFuture(Optional.of(encrypted(ServerKey.read(data))));
            } catch (GeneralSecurityException noKey) {
                return Future.failedFuture(MysqlPacket.notMysql());
            }
        }
        return Future.failedFuture(MysqlPacket.notMysql());
    }

    private Future<byte[]> encryptedOrKey(byte[] request) {
        if (key.isConfigured()) {
            return key.configured().compose(known -> {
                try {
                    return Future.succeededFuture(encrypted(known));
                } catch (GeneralSecurityException unusable) {
                    return Future.failedFuture(ServerKey.unreadable());
                }
            });
        }
        return key.mayBeRetrieved() ? Future.succeededFuture(request) : notInClear();
    }

    private static Future<byte[]> notInClear() {
        return Future.failedFuture(new NetworkFailure(
                FailureClass.PROBER,
                "the server asks for the password itself, which is not sent without encryption: use TLS (tls.mode: require),"
                        + " or set server-key-file or allow-key-retrieval"));
    }

    private Future<byte[]> unspoken() {
        return Future.failedFuture(new NetworkFailure(
                FailureClass.PROBER,
                "the server asks for the authentication " + plugin + ", which is not spoken here: use a user with "
                        + CACHING_SHA2 + " or " + NATIVE));
    }

    private byte[] clear() {
        return (password + "\0").getBytes(StandardCharsets.UTF_8);
    }

    private byte[] encrypted(PublicKey known) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, known);
        return cipher.doFinal(xor(clear(), salt));
    }

    private byte[] nativeProof() {
        var once = digest("SHA-1", password.getBytes(StandardCharsets.UTF_8));
        return xor(once, digest("SHA-1", salt, digest("SHA-1", once)));
    }

    private byte[] sha2Proof() {
        var once = digest("SHA-256", password.getBytes(StandardCharsets.UTF_8));
        return xor(once, digest("SHA-256", digest("SHA-256", once), salt));
    }

    private static byte[] xor(byte[] left, byte[] repeated) {
        var mixed = new byte[left.length];
        for (var i = 0; i < left.length; i++) {
            mixed[i] = (byte) (left[i] ^ repeated[i % repeated.length]);
        }
        return mixed;
    }

    private static byte[] digest(String algorithm, byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance(algorithm);
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
