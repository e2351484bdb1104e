// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What the machine itself takes for a probe over HTTP, to compare ours with on any machine: connect, send, receive and close
 * with plain NIO on one thread, at the pace of the prober, and nothing else. Not thread-safe.
 */
final class MachineFloor {

    /** So often it runs before it counts, so that its code is compiled. */
    private static final int WARM_UP = 5_000;

    private final SocketAddress target;
    private final ByteBuffer request;
    private final ByteBuffer response = ByteBuffer.allocateDirect(4_096);
    private Duration spent = Duration.ZERO;
    private int probes;

    MachineFloor(String url) {
        var uri = URI.create(url);
        target = new InetSocketAddress(uri.getHost(), uri.getPort());
        var text =
                "GET " + uri.getPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\nConnection: close\r\n\r\n";
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        request = ByteBuffer.allocateDirect(bytes.length).put(bytes);
        for (var i = 0; i < WARM_UP; i++) {
            probe();
        }
    }

    /** Takes a second for so many probes, and counts what they cost. */
    void second(int count) throws InterruptedException {
        var begin = System.nanoTime();
        for (var i = 0; i < count; i++) {
            var due = begin + TimeUnit.SECONDS.toNanos(i) / count;
            TimeUnit.NANOSECONDS.sleep(Math.max(due - System.nanoTime(), 0));
            var before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            probe();
            spent = spent.plusNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
        }
        probes += count;
        TimeUnit.NANOSECONDS.sleep(Math.max(begin + TimeUnit.SECONDS.toNanos(1) - System.nanoTime(), 0));
    }

    /** CPU in user and kernel mode of one probe, on average. */
    double cpuMillisPerProbe() {
        return spent.toNanos() / 1e6 / probes;
    }

    private void probe() {
        try (var channel = SocketChannel.open(target)) {
            request.flip();
            while (request.hasRemaining()) {
                channel.write(request);
            }
            var received = 0;
            var read = 0;
            while (read >= 0) {
                received += read;
                response.clear();
                read = channel.read(response);
            }
            if (received == 0) {
                throw new IOException("no response");
            }
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }
}
