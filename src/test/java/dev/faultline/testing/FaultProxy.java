// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy in front of a real server, which makes the faults of a network: it passes, refuses, stalls, delays, or
 * cuts in the middle of an answer. What is set holds for open connections too.
 */
public final class FaultProxy implements AutoCloseable {

    private static final long EVERYTHING = Long.MAX_VALUE;
    private static final int BUFFER = 8192;

    private volatile InetSocketAddress target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket listener;
    private boolean stalled;
    private Duration delay = Duration.ZERO;
    private long answerBytes = EVERYTHING;
    private int longestPiece = BUFFER;

    private FaultProxy(InetSocketAddress target, ServerSocket listener) {
        this.target = target;
        this.listener = listener;
        this.port = listener.getLocalPort();
    }

    /** One that passes everything to the given server. */
    public static FaultProxy to(String host, int port) {
        try {
            var proxy = new FaultProxy(new InetSocketAddress(host, port), bind(0));
            proxy.listen();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    public int port() {
        return port;
    }

    /** New connections go to another server of this machine from now on, as a name does after a failover. */
    public void pointTo(int otherPort) {
        target = new InetSocketAddress(target.getHostString(), otherPort);
    }

    /** Everything goes through again, also what was stalled. */
    public synchronized void pass() {
        stalled = false;
        delay = Duration.ZERO;
        answerBytes = EVERYTHING;
        longestPiece = BUFFER;
        notifyAll();
        if (listener == null) {
            try {
                listener = bind(port);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            listen();
        }
    }

    /** Nobody listens any more, and the open connections are reset. */
    public synchronized void refuse() {
        closeListener();
        cut();
    }

    /** Connections are taken and kept, but nothing goes through. */
    public synchronized void stall() {
        stalled = true;
    }

    /** Each piece of an answer waits this long. */
    public synchronized void delay(Duration time) {
        delay = time;
    }

    /** Answers come by the byte, one a second. */
    public synchronized void trickle() {
        delay = Duration.ofSeconds(1);
        longestPiece = 1;
    }

    /** Each connection is closed after so many bytes of answer. */
    public synchronized void cutAfter(long bytes) {
        answerBytes = bytes;
    }

    /** Resets the open connections. */
    public void cut() {
        open.forEach(FaultProxy::reset);
    }

    /** How many connections of clients are open. */
    public int connections() {
        return open.size();
    }

    @Override
    public synchronized void close() {
        stalled = false;
        notifyAll();
        closeListener();
        cut();
    }

    private synchronized void closeListener() {
        try {
            if (listener != null) {
                listener.close();
            }
            listener = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        var accepting = listener;
        if (accepting != null) {
            start(() -> {
                while (!accepting.isClosed()) {
                    var client = accepting.accept();
                    open.add(client);
                    start(() -> serve(client));
                }
            });
        }
    }

    private void serve(Socket client) throws IOException {
        try (client;
                var server = new Socket(target.getAddress(), target.getPort())) {
            start(() -> {
                try (server) {
                    pump(client.getInputStream(), server.getOutputStream(), false);
                }
            });
            pump(server.getInputStream(), client.getOutputStream(), true);
        } finally {
            open.remove(client);
        }
    }

    private void pump(InputStream in, OutputStream out, boolean isAnswer) throws IOException {
        var buffer = new byte[BUFFER];
        var passed = 0L;
        for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (var written = 0; written < read; ) {
                var mayPass = mayPass(isAnswer);
                var piece = Math.min(read - written, isAnswer ? longestPiece() : BUFFER);
                var allowed = (int) Math.min(piece, mayPass - passed);
                out.write(buffer, written, Math.max(0, allowed));
                out.flush();
                passed += piece;
                written += piece;
                if (allowed < piece) {
                    return;
                }
            }
        }
    }

    private synchronized int longestPiece() {
        return longestPiece;
    }

    /** How many bytes a connection may have passed so far; waits while it is stalled or delayed. */
    private synchronized long mayPass(boolean isAnswer) throws IOException {
        try {
            while (stalled) {
                wait();
            }
            if (isAnswer && !delay.isZero()) {
                wait(delay.toMillis());
            }
            return isAnswer ? answerBytes : EVERYTHING;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (SocketException alreadyClosed) {
            // That is what was wanted.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // One side is gone; the other is closed with it.
                    }
                },
                "fault-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
