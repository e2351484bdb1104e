// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP server that waits for the first bytes of each connection (unless it greets), does what its script says, and
 * then waits until the other side closes.
 */
public final class ScriptedServer implements AutoCloseable {

    /** What happens once somebody has said something. */
    public interface Script {
        void play(Socket socket) throws IOException;
    }

    private final ServerSocket listener;
    private final Script script;
    private final boolean speaksFirst;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();

    private ScriptedServer(ServerSocket listener, Script script, boolean speaksFirst) {
        this.listener = listener;
        this.script = script;
        this.speaksFirst = speaksFirst;
    }

    public static ScriptedServer playing(Script script) {
        return started(script, false);
    }

    private static ScriptedServer started(Script script, boolean speaksFirst) {
        try {
            var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            var server = new ScriptedServer(listener, script, speaksFirst);
            start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One whose script begins at once, without waiting for the first bytes. */
    public static ScriptedServer speakingFirst(Script script) {
        return started(script, true);
    }

    /** One that sends the text and then nothing more. */
    public static ScriptedServer saying(String text) {
        return playing(socket -> socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** One that sends the text and closes. */
    public static ScriptedServer sayingAndClosing(String text) {
        return playing(socket -> {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.close();
        });
    }

    /** One that sends the text without waiting for the first bytes, and then nothing more. */
    public static ScriptedServer greeting(String text) {
        return started(socket -> socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8)), true);
    }

    /** The script of one that sends the bytes one by one, with a pause before each. */
    public static Script drip(byte[] bytes, Duration pause) {
        return socket -> {
            socket.setTcpNoDelay(true);
            for (var single : bytes) {
                LockSupport.parkNanos(pause.toNanos());
                socket.getOutputStream().write(single);
            }
        };
    }

    /** One that takes connections and never says anything. */
    public static ScriptedServer mute() {
        return playing(socket -> {});
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How many connections have not been closed by the other side yet. */
    public int open() {
        return open.get();
    }

    /** How many connections there have been. */
    public int accepted() {
        return accepted.get();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                var socket = listener.accept();
                accepted.incrementAndGet();
                open.incrementAndGet();
                start(() -> converse(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            var buffer = new byte[8192];
            if (speaksFirst || socket.getInputStream().read(buffer) > 0) {
                script.play(socket);
                while (socket.getInputStream().read(buffer) >= 0) {
                    // The other side goes on talking.
                }
            }
        } catch (IOException gone) {
            // Closed by one side or the other.
        } finally {
            open.decrementAndGet();
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }
}
