// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether a file's content is another, and nothing else of it.
 *
 * <p>It is the first 24 bits of an HMAC-SHA256 over size and content, under a random key that no other store has. Who
 * has the store and the key can still not confirm a guess at a short secret with it, for one in 16 million guesses fits;
 * and one in 16 million edits is missed.
 */
final class ContentFingerprint {

    /** Of a larger file only the size, and this much from its start and from its end, count. */
    static final int LARGEST = 1 << 20;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 3;

    private final SecretKeySpec key;

    /** @param key as {@link #newKey()} made it */
    ContentFingerprint(String key) {
        this.key = new SecretKeySpec(HexFormat.of().parseHex(key), ALGORITHM);
    }

    /** A random key in hexadecimal digits. */
    static String newKey() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Reads the file. */
    String of(Path file) throws IOException {
        var mac = mac();
        try (var channel = Files.newByteChannel(file)) {
            var size = channel.size();
            mac.update(ByteBuffer.allocate(Long.BYTES).putLong(size).flip());
            if (size > 2L * LARGEST) {
                add(channel, LARGEST, mac);
                channel.position(size - LARGEST);
            }
            add(channel, 2 * LARGEST, mac);
        }
        return HexFormat.of().formatHex(Arrays.copyOf(mac.doFinal(), BYTES));
    }

    private static void add(SeekableByteChannel channel, int most, Mac mac) throws IOException {
        var buffer = ByteBuffer.allocate(Math.min(most, 16 << 10));
        var left = most;
        while (left > 0) {
            buffer.clear().limit(Math.min(left, buffer.capacity()));
            var read = channel.read(buffer);
            if (read < 0) {
                return;
            }
            mac.update(buffer.flip());
            left -= read;
        }
    }

    private Mac mac() {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
