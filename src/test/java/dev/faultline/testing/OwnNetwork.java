// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A network for one process and those that it starts, with a loopback interface and nothing else, as a pod's containers share one.
 * What it mounts is its own, too.
 */
public final class OwnNetwork {

    private OwnNetwork() {}

    /** Whether a process can have one here: it takes Linux, {@code unshare} and {@code ip}. */
    public static boolean isPossible() {
        try {
            return run("unshare", "-rnm", "ip", "link", "set", "lo", "up") == 0;
        } catch (IOException | InterruptedException absent) {
            return false;
        }
    }

    /** Starts the main method of a class in one, on this class path. What it prints, errors included, is its output. */
    public static Process start(Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                "unshare",
                "-rnm",
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m"));
        command.addAll(properties(System.getProperties()));
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Which program is tested. */
    private static List<String> properties(Properties properties) {
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("faultline."))
                .map(name -> "-D" + name + "=" + properties.getProperty(name))
                .toList();
    }

    /** Gives the network of this process its loopback interface. */
    public static void open() throws IOException, InterruptedException {
        ip("link set lo up");
    }

    /**
     * Whether {@link #cutExisting} and {@link #resolveBy} work here: it takes {@code nft}, its sets that packets add to, and a
     * mount of one's own.
     */
    public static boolean canBeCut() {
        try {
            return isPossible()
                    && run("unshare", "-rnm", "nft", forgetting(1)) == 0
                    && run("unshare", "-rnm", "mount", "--bind", "/etc/hosts", "/etc/resolv.conf") == 0;
        } catch (IOException | InterruptedException absent) {
            return false;
        }
    }

    /**
     * Has a firewall forget the connections to a port: their packets get lost, in silence, while new ones pass. In the network of
     * this process.
     */
    public static void cutExisting(int port) throws IOException, InterruptedException {
        if (run("nft", forgetting(port)) != 0) {
            throw new IOException("nft " + forgetting(port));
        }
    }

    private static String forgetting(int port) {
        return """
                table inet firewall {
                  set opened { type inet_service; flags dynamic; size 60000; }
                  chain in {
                    type filter hook input priority 0;
                    tcp dport %1$d tcp flags & (syn | ack) == syn add @opened { tcp sport } accept
                    tcp dport %1$d tcp sport != @opened drop
                  }
                }
                """.formatted(port);
    }

    /** Has a file be the {@code resolv.conf} of this process and of those that it starts. */
    public static void resolveBy(Path file) throws IOException, InterruptedException {
        if (run("mount", "--bind", file.toString(), "/etc/resolv.conf") != 0) {
            throw new IOException("mount " + file);
        }
    }

    /** Runs {@code ip} with these arguments. */
    public static void ip(String arguments) throws IOException, InterruptedException {
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
