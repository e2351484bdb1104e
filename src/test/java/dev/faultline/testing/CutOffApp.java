// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A process in a network of its own. It holds a connection to {@link #CUT_OFF}, and tries to connect to {@link #SILENT}, from
 * where nothing ever comes. At a line on its input the way to the first is cut, and it sends something; at the end of its input
 * it ends.
 */
public final class CutOffApp {

    public static final String CUT_OFF = "10.9.1.1";
    public static final String SILENT = "10.9.0.7";
    public static final int PORT = 5432;

    private CutOffApp() {}

    /** Starts it; the kernel's tables of its network are those of this process. It needs Linux, {@code unshare} and {@code ip}. */
    public static Process start() throws IOException {
        return new ProcessBuilder(
                        "unshare",
                        "-rn",
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CutOffApp.class.getName())
                .redirectErrorStream(true)
                .start();
    }

    /** Whether a process can have a network of its own here. */
    public static boolean isPossible() {
        try {
            return run("unshare", "-rn", "ip", "link", "set", "lo", "up") == 0;
        } catch (IOException | InterruptedException absent) {
            return false;
        }
    }

    public static void main(String[] arguments) throws Exception {
        ip("link set lo up");
        ip("addr add " + CUT_OFF + "/32 dev lo");
        // What has a route and no owner is taken in, and dropped.
        ip("route add 10.9.0.0/23 dev lo");
        try (var server = new ServerSocket(PORT, 1, InetAddress.getByName(CUT_OFF));
                var client = new Socket();
                var silent = SocketChannel.open()) {
            client.bind(new InetSocketAddress("127.0.0.1", 0));
            client.connect(new InetSocketAddress(CUT_OFF, PORT));
            silent.configureBlocking(false);
            silent.connect(new InetSocketAddress(SILENT, PORT));
            System.out.println("ready");
            if (System.in.read() >= 0) {
                ip("addr del " + CUT_OFF + "/32 dev lo");
                client.getOutputStream().write(new byte[1_000]);
                while (System.in.read() >= 0 && server.isBound()) {
                    // Until it is told to end.
                }
            }
        }
    }

    private static void ip(String arguments) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("ip"));
        words.addAll(List.of(arguments.split(" ")));
        if (run(words.toArray(String[]::new)) != 0) {
            throw new IOException("ip " + arguments);
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
