// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A network for one process and those that it starts, with a loopback interface and nothing else, as a pod's containers share one. */
public final class OwnNetwork {

    private OwnNetwork() {}

    /** Whether a process can have one here: it takes Linux, {@code unshare} and {@code ip}. */
    public static boolean isPossible() {
        try {
            return run("unshare", "-rn", "ip", "link", "set", "lo", "up") == 0;
        } catch (IOException | InterruptedException absent) {
            return false;
        }
    }

    /** Starts the main method of a class in one, on this class path. What it prints, errors included, is its output. */
    public static Process start(Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                "unshare",
                "-rn",
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
