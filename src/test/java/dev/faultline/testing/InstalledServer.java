// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A server of the distribution's, as a process of its own on the loopback interface, that can be paused and killed. */
public final class InstalledServer implements AutoCloseable {

    private static final List<String> FOLDERS = Stream.concat(
                    Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/sbin"))
            .toList();

    private final int port;
    private final Process process;

    private InstalledServer(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Where the command is, if it is installed. */
    public static Optional<Path> executable(String name) {
        return FOLDERS.stream()
                .map(each -> Path.of(each).resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts one, and waits until it takes connections to its port. */
    public static InstalledServer started(int port, String name, List<String> arguments) {
        return started(port, name, arguments, Map.of());
    }

    /** The same with more of the environment. */
    public static InstalledServer started(
            int port, String name, List<String> arguments, Map<String, String> environment) {
        var command = new ArrayList<String>();
        command.add(executable(name).orElseThrow().toString());
        command.addAll(arguments);
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(environment);
            var process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            await().atMost(60, SECONDS).until(() -> !process.isAlive() || listens(port));
            if (!process.isAlive()) {
                throw new IllegalStateException("ended at its start: " + command);
            }
            return new InstalledServer(port, process);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    public void pause() {
        ProcessSignals.signal("STOP", process.pid());
    }

    public void resume() {
        ProcessSignals.signal("CONT", process.pid());
    }

    public void kill() {
        process.destroyForcibly().onExit().orTimeout(20, SECONDS).join();
    }

    @Override
    public void close() {
        kill();
    }
}
