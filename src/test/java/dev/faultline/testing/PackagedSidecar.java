// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import static dev.faultline.testing.WaitingTime.PATIENCE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The packaged program, started as its users start it: the jar, or the native binary named by the system property
 * {@code faultline.runner}. Its working directory, store and config file lie in one folder of the test.
 */
public final class PackagedSidecar extends SidecarClient implements AutoCloseable {

    /** What starts a JVM that lives for seconds; the system property {@code faultline.java.options} overrides it. */
    private static final String QUICK_START = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m";

    private final Path folder;
    private final Process process;

    private PackagedSidecar(Path folder, int port, Process process) {
        super(port);
        this.folder = folder;
        this.process = process;
    }

    /** Starts it on the given config and waits until it answers. */
    public static PackagedSidecar start(Path folder, String yaml) {
        return start(folder, yaml, Map.of());
    }

    /** Starts it on the given config, with more environment variables, and waits until it answers. */
    public static PackagedSidecar start(Path folder, String yaml, Map<String, String> environment) {
        return start(folder, yaml, environment, FreePort.get());
    }

    /** Starts it on the given config and port, with more environment variables, and waits until it answers. */
    public static PackagedSidecar start(Path folder, String yaml, Map<String, String> environment, int port) {
        return ready(new PackagedSidecar(folder, port, launch(List.of(), folder, yaml, environment, port)));
    }

    /**
     * Starts it on the given config by way of another program, and waits until it answers.
     *
     * @param wrapper a command line that runs the one which is appended to it, in its own process
     */
    public static PackagedSidecar startUnder(List<String> wrapper, Path folder, String yaml) {
        var port = FreePort.get();
        return ready(new PackagedSidecar(folder, port, launch(wrapper, folder, yaml, Map.of(), port)));
    }

    private static PackagedSidecar ready(PackagedSidecar sidecar) {
        Awaitility.await("the sidecar is ready")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !sidecar.process.isAlive() || sidecar.responds("/q/health/ready", 200));
        if (!sidecar.process.isAlive()) {
            throw new IllegalStateException(
                    "ended with " + sidecar.process.exitValue() + " at its start:\n" + sidecar.log());
        }
        return sidecar;
    }

    /** Runs it on a config that it is to refuse, and waits for its end. */
    public static Ended startRefused(Path folder, String yaml) throws InterruptedException {
        return startRefused(folder, yaml, FreePort.get());
    }

    /** Runs it on a config or a port that it is to refuse, and waits for its end. */
    public static Ended startRefused(Path folder, String yaml, int port) throws InterruptedException {
        var process = launch(List.of(), folder, yaml, Map.of(), port);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("it did not end");
        }
        return new Ended(process.exitValue(), readLog(folder));
    }

    /** Runs it with arguments, in a folder, and waits for its end. */
    public static Ended run(Path folder, String... arguments) throws IOException, InterruptedException {
        return run(folder, Map.of(), arguments);
    }

    /** The same with more environment variables. */
    public static Ended run(Path folder, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var log = Files.createTempFile(folder, "run", ".log");
        var builder = new ProcessBuilder(
                        Stream.concat(command().stream(), Stream.of(arguments)).toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("it did not end");
        }
        return new Ended(process.exitValue(), Files.readString(log));
    }

    /** Runs it on a config with a {@code FAULTLINE_MODE}, and waits for its end. */
    public static Ended runMode(Path folder, String yaml, String mode) throws InterruptedException {
        var process = launch(List.of(), folder, yaml, Map.of("FAULTLINE_MODE", mode), FreePort.get());
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("it did not end");
        }
        return new Ended(process.exitValue(), readLog(folder));
    }

    /** How a program ended, and all it printed. */
    public record Ended(int exitCode, String output) {}

    private static Process launch(
            List<String> wrapper, Path folder, String yaml, Map<String, String> environment, int port) {
        try {
            var config = folder.resolve("faultline.yaml");
            Files.writeString(config, yaml);
            var variables = new HashMap<String, String>();
            variables.put("FAULTLINE_CONFIG", config.toString());
            variables.put("FAULTLINE_DATA_DIR", folder.resolve("data").toString());
            variables.put("QUARKUS_HTTP_PORT", String.valueOf(port));
            variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
            variables.putAll(environment);
            var builder = new ProcessBuilder(
                            Stream.concat(wrapper.stream(), command().stream()).toList())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(logFile(folder).toFile()));
            builder.environment().putAll(variables);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command() {
        var runner = System.getProperty("faultline.runner", "");
        if (!runner.isBlank()) {
            return List.of(runner);
        }
        var command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(List.of(
                System.getProperty("faultline.java.options", QUICK_START).split(" ")));
        command.addAll(List.of("-jar", System.getProperty("faultline.jar", "target/quarkus-app/quarkus-run.jar")));
        return command.stream()
                .map(word ->
                        word.endsWith(".jar") ? Path.of(word).toAbsolutePath().toString() : word)
                .toList();
    }

    private static Path logFile(Path folder) {
        return folder.resolve("faultline.log");
    }

    private static String readLog(Path folder) {
        try {
            return Files.readString(logFile(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Everything it printed so far. */
    public String log() {
        return readLog(folder);
    }

    /** Replaces the config file by renaming a complete new one over it. */
    public void reconfigure(String yaml) {
        try {
            var next = folder.resolve("faultline.yaml.next");
            Files.writeString(next, yaml);
            Files.move(
                    next,
                    folder.resolve("faultline.yaml"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it with SIGTERM and gives its exit code. */
    public int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("SIGTERM did not end it");
        }
        return process.exitValue();
    }

    /** Stops the process where it is: connections are still accepted by the kernel, nothing is answered. */
    public void pause() {
        ProcessSignals.signal("STOP", pid());
    }

    /** Lets a paused one go on. */
    public void resume() {
        ProcessSignals.signal("CONT", pid());
    }

    /** Stops it with SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
