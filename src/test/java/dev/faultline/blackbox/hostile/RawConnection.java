// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Bytes as no client would send them. */
final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 1_500;
    private static final int PAUSE_MILLIS = 200;
    private static final int SMALL_BUFFER = 4_096;

    private final Socket socket = new Socket();
    private boolean ended;

    private RawConnection(int port) throws IOException {
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
    }

    static RawConnection to(int port) throws IOException {
        return new RawConnection(port);
    }

    /** So many connections that each said this and nothing more. */
    static List<RawConnection> several(int port, int howMany, String said) throws IOException {
        var all = new ArrayList<RawConnection>();
        for (var i = 0; i < howMany; i++) {
            var one = to(port);
            one.send(said);
            all.add(one);
        }
        return all;
    }

    static void closeAll(List<RawConnection> connections) throws IOException {
        for (var each : connections) {
            each.close();
        }
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends it; the other side may have had enough before the end. */
    void send(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException refused) {
            if (!socket.isConnected()) {
                throw refused;
            }
        }
    }

    /** What comes until the other side ends, or says nothing for a while. */
    String response() {
        var all = new ByteArrayOutputStream();
        try {
            var in = socket.getInputStream();
            var part = new byte[SMALL_BUFFER];
            for (var length = in.read(part); length >= 0 && all.size() < (1 << 20); length = in.read(part)) {
                all.write(part, 0, length);
                socket.setSoTimeout(PAUSE_MILLIS);
            }
            ended = all.size() < (1 << 20);
        } catch (SocketTimeoutException nothingMore) {
            return all.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException reset) {
            return all.toString(StandardCharsets.ISO_8859_1);
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether the other side ended the connection behind the response. */
    boolean isEnded() {
        return ended;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
