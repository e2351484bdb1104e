// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mysql;

import dev.faultline.testing.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Cipher;

/**
 * Signs clients in as MySQL 8 does, without TLS, and then refuses whatever they ask but {@code select 1}. Two official clients
 * say in the tests whether it does so faithfully.
 */
final class ScriptedMysql implements AutoCloseable {

    /** What a server wants of a client. */
    enum Way {
        /** Its cache has the password: the proof is enough. */
        FAST,
        /** Its cache is empty: the password itself, encrypted with its key. */
        FULL,
        /** Another plugin first, and then the switch to that of the user. */
        SWITCH,
        /** The older plugin, always with the password itself. */
        SHA256
    }

    static final String PASSWORD = "pässword";

    private static final byte[] SALT = "12345678abcdefghijkl".getBytes(StandardCharsets.US_ASCII);
    private static final int CAPABILITIES = 0x00FFF7DF & ~(1 << 11) & ~(1 << 5);

    private final Way way;
    private final KeyPair keys = newKeys();
    private final ScriptedServer server = ScriptedServer.speakingFirst(this::play);
    private final List<String> signedIn = new CopyOnWriteArrayList<>();

    ScriptedMysql(Way way) {
        this.way = way;
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    int port() {
        return server.port();
    }

    /** The users who proved the password, in order. */
    List<String> signedIn() {
        return List.copyOf(signedIn);
    }

    /** Its public key in PEM. */
    String publicKey() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private String plugin() {
        return way == Way.SHA256 ? "sha256_password" : "caching_sha2_password";
    }

    private void play(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        send(socket, 0, greeting(way == Way.SWITCH ? "mysql_native_password" : plugin()));
        var response = read(in);
        var user = zeroTerminated(response, 32);
        var length = response[32 + user.getBytes(StandardCharsets.UTF_8).length + 1] & 0xFF;
        var from = 32 + user.getBytes(StandardCharsets.UTF_8).length + 2;
        var proof = Arrays.copyOfRange(response, from, from + length);
        var named = new String(response, StandardCharsets.ISO_8859_1);
        var sequence = 2;
        if (way == Way.SWITCH || !named.contains(plugin() + "\0")) {
            send(
                    socket,
                    sequence,
                    join(
                            new byte[] {(byte) 0xFE},
                            (plugin() + "\0").getBytes(StandardCharsets.US_ASCII),
                            SALT,
                            new byte[1]));
            proof = read(in);
            sequence += 2;
        }
        if (isProved(socket, in, proof, sequence)) {
            signedIn.add(user);
            while (true) {
                var command = read(in);
                answer(socket, command);
                if (command.length == 0 || command[0] == 1) {
                    return;
                }
            }
        }
        send(
                socket,
                sequence,
                join(new byte[] {(byte) 0xFF, 0x15, 0x04}, "#28000Access denied".getBytes(StandardCharsets.US_ASCII)));
    }

    private boolean isProved(Socket socket, DataInputStream in, byte[] proof, int sequence) throws IOException {
        if (way != Way.SHA256 && !Arrays.equals(proof, expectedProof())) {
            return false;
        }
        if (way == Way.FAST || way == Way.SWITCH) {
            send(socket, sequence, new byte[] {1, 3});
            send(socket, sequence + 1, ok());
            return true;
        }
        var next = sequence;
        var said = proof;
        if (way == Way.FULL) {
            send(socket, next, new byte[] {1, 4});
            said = read(in);
            next += 2;
        }
        if (said.length == 1 && said[0] == (way == Way.FULL ? 2 : 1)) {
            send(socket, next, join(new byte[] {1}, publicKey().getBytes(StandardCharsets.US_ASCII)));
            said = read(in);
            next += 2;
        }
        if (!decrypted(said).equals(PASSWORD + "\0")) {
            return false;
        }
        send(socket, next, ok());
        return true;
    }

    private String decrypted(byte[] said) {
        try {
            var cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            cipher.init(Cipher.DECRYPT_MODE, keys.getPrivate());
            var mixed = cipher.doFinal(said);
            for (var i = 0; i < mixed.length; i++) {
                mixed[i] ^= SALT[i % SALT.length];
            }
            return new String(mixed, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException wrong) {
            return "";
        }
    }

    private static byte[] expectedProof() {
        var once = sha256(PASSWORD.getBytes(StandardCharsets.UTF_8));
        var other = sha256(join(sha256(once), SALT));
        for (var i = 0; i < once.length; i++) {
            once[i] ^= other[i];
        }
        return once;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static void answer(Socket socket, byte[] command) throws IOException {
        var sql = new String(command, StandardCharsets.UTF_8).substring(Math.min(1, command.length));
        if (sql.equalsIgnoreCase("select 1")) {
            send(socket, 1, new byte[] {1});
            send(socket, 2, join(new byte[] {
                3, 'd', 'e', 'f', 0, 0, 0, 1, '1', 0, 12, 63, 0, 1, 0, 0, 0, 8, (byte) 0x81, 0, 0, 0, 0
            }));
            send(socket, 3, new byte[] {(byte) 0xFE, 0, 0, 2, 0});
            send(socket, 4, new byte[] {1, '1'});
            send(socket, 5, new byte[] {(byte) 0xFE, 0, 0, 2, 0});
        } else if (command.length > 0 && command[0] != 1) {
            send(
                    socket,
                    1,
                    join(
                            new byte[] {(byte) 0xFF, (byte) 0xA9, 0x04},
                            "#HY000Unknown".getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private static byte[] greeting(String plugin) {
        return join(
                new byte[] {10},
                "8.4.3\0".getBytes(StandardCharsets.US_ASCII),
                new byte[] {7, 0, 0, 0},
                Arrays.copyOf(SALT, 8),
                new byte[] {
                    0,
                    (byte) CAPABILITIES,
                    (byte) (CAPABILITIES >> 8),
                    (byte) 0xFF,
                    2,
                    0,
                    (byte) (CAPABILITIES >> 16),
                    0,
                    21
                },
                new byte[10],
                Arrays.copyOfRange(SALT, 8, 20),
                new byte[1],
                (plugin + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] ok() {
        return new byte[] {0, 0, 0, 2, 0, 0, 0};
    }

    private static void send(Socket socket, int sequence, byte[] body) throws IOException {
        socket.getOutputStream()
                .write(join(new byte[] {(byte) body.length, (byte) (body.length >> 8), 0, (byte) sequence}, body));
    }

    private static byte[] read(DataInputStream in) throws IOException {
        var length = in.readUnsignedByte() | in.readUnsignedByte() << 8 | in.readUnsignedByte() << 16;
        in.readUnsignedByte();
        return in.readNBytes(length);
    }

    private static String zeroTerminated(byte[] bytes, int from) {
        var end = from;
        while (bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Override
    public void close() {
        server.close();
    }
}
