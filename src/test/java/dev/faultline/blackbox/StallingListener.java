// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/** A TCP listener that can stop accepting, until its queue is full and attempts to connect are no longer answered. */
final class StallingListener implements AutoCloseable {

    private static final int ANSWERED_WITHIN_MILLIS = 300;

    private final ServerSocket listener;
    private final Semaphore open = new Semaphore(1);
    private final Semaphore accepted = new Semaphore(0);
    private final List<Socket> queue = new ArrayList<>();

    StallingListener() {
        try {
            listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var porter = new Thread(this::letIn, "doorway");
        porter.setDaemon(true);
        porter.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    private void letIn() {
        try {
            while (!listener.isClosed()) {
                var socket = listener.accept();
                accepted.release();
                open.acquire();
                open.release();
                socket.close();
            }
        } catch (IOException closed) {
            // The test is over.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets nobody in and fills the queue; from then on a SYN gets no answer. */
    void shut() throws Exception {
        open.acquire();
        accepted.drainPermits();
        knock(0);
        // From here on the porter holds one and takes no more, so a queue that is full stays full.
        accepted.acquire();
        try {
            while (true) {
                knock(ANSWERED_WITHIN_MILLIS);
            }
        } catch (SocketTimeoutException full) {
            // That is what was wanted.
        }
    }

    private void knock(int timeoutMillis) throws IOException {
        var waiting = new Socket();
        queue.add(waiting);
        waiting.connect(new InetSocketAddress(listener.getInetAddress(), port()), timeoutMillis);
    }

    /** Lets everybody in again. */
    void unshut() throws Exception {
        for (var waiting : queue) {
            waiting.close();
        }
        open.release();
    }

    @Override
    public void close() throws Exception {
        listener.close();
    }
}
