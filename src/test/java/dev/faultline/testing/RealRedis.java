// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis server of its own on the loopback interface, without persistence, that can be stopped, paused and killed, and
 * started again on the same port.
 */
public final class RealRedis implements AutoCloseable {

    private static final String EXECUTABLE = executable();
    private static final int MOST_TRIES = 5;

    private final int port;
    private final List<String> arguments;
    private Optional<Process> process = Optional.empty();

    private RealRedis(int port, List<String> arguments) {
        this.port = port;
        this.arguments = arguments;
    }

    /**
     * Starts one on a free port and waits until it answers. A node of a cluster takes the port 10,000 above it too, which somebody
     * may have: then it is started on another one.
     *
     * @param arguments more of the command line: {@code "--requirepass", "secret"}, {@code "--maxclients", "3"}
     */
    public static RealRedis started(String... arguments) {
        for (var tries = 1; ; tries++) {
            var redis = new RealRedis(FreePort.get(), List.of(arguments));
            if (redis.answersOnceStarted()) {
                return redis;
            }
            if (tries == MOST_TRIES) {
                throw new IllegalStateException("Redis ends as it starts, on " + MOST_TRIES + " ports");
            }
        }
    }

    /** Starts one on the given port and waits until it answers. */
    public static RealRedis startedOn(int port, String... arguments) {
        var redis = new RealRedis(port, List.of(arguments));
        redis.start();
        return redis;
    }

    /** Starts a replica of this one. It may still be copying when this returns. */
    public RealRedis replica() {
        return started("--replicaof", "127.0.0.1", Integer.toString(port));
    }

    public int port() {
        return port;
    }

    /** {@code redis://127.0.0.1:port}. */
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** The server's process. @throws IllegalStateException if it does not run */
    public long pid() {
        return process.map(Process::pid).orElseThrow(() -> new IllegalStateException("does not run"));
    }

    /** Starts it again on its port, with nothing in it, and waits until it answers. */
    public void start() {
        if (!answersOnceStarted()) {
            throw new IllegalStateException("Redis ends as it starts on port " + port);
        }
    }

    private boolean answersOnceStarted() {
        var command = new ArrayList<>(List.of(
                EXECUTABLE,
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no",
                // A replica writes down what it copies.
                "--dir",
                System.getProperty("java.io.tmpdir")));
        command.addAll(arguments);
        try {
            var started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            process = Optional.of(started);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
        await().atMost(20, SECONDS).until(() -> answers() || hasEnded());
        return !hasEnded();
    }

    private boolean hasEnded() {
        return process.filter(Process::isAlive).isEmpty();
    }

    /** Ends it in an orderly way: its clients see their connections closed. */
    public void stop() {
        end("TERM");
    }

    /** Ends it as a crash does. */
    public void kill() {
        end("KILL");
    }

    /** Stops the process where it is: connections are still accepted by the kernel, nothing is answered. */
    public void pause() {
        ProcessSignals.signal("STOP", pid());
    }

    /** Lets a paused one go on. */
    public void resume() {
        ProcessSignals.signal("CONT", pid());
    }

    /** Sends one command in the inline form and returns the first line of the answer, {@code +OK}. */
    public String command(String inline) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write((inline + "\r\n").getBytes(StandardCharsets.UTF_8));
            var line = new StringBuilder();
            int next;
            while ((next = socket.getInputStream().read()) >= 0 && next != '\n') {
                line.append((char) next);
            }
            return line.toString().strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private void end(String signal) {
        process.ifPresent(running -> {
            ProcessSignals.signal(signal, running.pid());
            running.onExit().orTimeout(20, SECONDS).join();
        });
        process = Optional.empty();
    }

    private boolean answers() {
        try {
            return !command("PING").isEmpty();
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static String executable() {
        try {
            return ExecutableProvider.newJarResourceProvider().get().getPath();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }
}
