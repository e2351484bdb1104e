// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A RabbitMQ broker of its own on the loopback interface; absent where none is installed. */
public final class RealRabbitMq implements AutoCloseable {

    private static final Path COMMANDS = Path.of("/usr/lib/rabbitmq/bin");

    private final Map<String, String> environment = new LinkedHashMap<>();
    private final InstalledServer server;

    private RealRabbitMq(Path folder) throws IOException {
        Files.createDirectories(folder);
        var port = FreePort.get();
        environment.put("HOME", folder.toString());
        environment.put("RABBITMQ_NODENAME", "faultline" + port + "@localhost");
        environment.put("RABBITMQ_NODE_PORT", Integer.toString(port));
        environment.put("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1");
        environment.put("RABBITMQ_DIST_PORT", Integer.toString(FreePort.get()));
        environment.put("ERL_EPMD_PORT", Integer.toString(FreePort.get()));
        environment.put("ERL_EPMD_ADDRESS", "127.0.0.1");
        environment.put("RABBITMQ_MNESIA_BASE", folder.resolve("mnesia").toString());
        environment.put("RABBITMQ_LOG_BASE", folder.resolve("log").toString());
        environment.put(
                "RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("plugins").toString());
        environment.put("RABBITMQ_CONF_ENV_FILE", "/dev/null");
        server = InstalledServer.started(
                port, COMMANDS.resolve("rabbitmq-server").toString(), List.of(), environment);
    }

    public static boolean isInstalled() {
        return Files.isExecutable(COMMANDS.resolve("rabbitmq-server"));
    }

    /** Starts one in an empty folder. */
    public static RealRabbitMq started(Path folder) {
        try {
            var broker = new RealRabbitMq(folder);
            broker.control("await_startup");
            return broker;
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    public int port() {
        return server.port();
    }

    /** Has the broker do something, as its administrator. */
    public void control(String... arguments) {
        try {
            var command = new ArrayList<String>();
            command.add(COMMANDS.resolve("rabbitmqctl").toString());
            command.addAll(List.of(arguments));
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            var process = builder.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.onExit().orTimeout(120, SECONDS).join().exitValue())
                    .as(said)
                    .isZero();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    /** Ends the broker in order, and the name server of its runtime after it. */
    @Override
    public void close() {
        control("stop");
        server.kill();
        try {
            var epmd = new ProcessBuilder("epmd", "-kill").redirectErrorStream(true);
            epmd.environment().putAll(environment);
            epmd.start().onExit().orTimeout(20, SECONDS).join();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }
}
