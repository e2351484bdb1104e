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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A PgBouncer of its own in transaction mode in front of a server, its user being {@code app}; absent where none is installed. */
public final class RealPgBouncer implements AutoCloseable {

    private final int port;
    private final Process process;

    private RealPgBouncer(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    public static boolean isInstalled() {
        return InstalledProgram.isOnPath("pgbouncer");
    }

    /**
     * Starts one in an empty folder.
     *
     * @param servers what is written behind each name of a database, such as {@code host=127.0.0.1 port=5432}
     */
    public static RealPgBouncer started(Path folder, Map<String, String> servers) {
        var port = FreePort.get();
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            var users = Files.writeString(
                    folder.resolve("users"), "\"" + RealPostgres.USER + "\" \"" + RealPostgres.PASSWORD + "\"\n");
            var config = Files.writeString(folder.resolve("pgbouncer.ini"), """
                    [databases]
                    %s
                    [pgbouncer]
                    listen_addr = 127.0.0.1
                    listen_port = %d
                    unix_socket_dir =
                    auth_type = md5
                    auth_file = %s
                    admin_users = app
                    pool_mode = transaction
                    default_pool_size = 1
                    query_wait_timeout = 1
                    server_login_retry = 1
                    """.formatted(
                            servers.entrySet().stream()
                                    .map(server -> server.getKey() + " = " + server.getValue())
                                    .collect(Collectors.joining("\n")),
                            port,
                            users));
            var command = new ArrayList<>(List.of("pgbouncer"));
            if (System.getProperty("user.name").equals("root")) {
                command.addAll(List.of("-u", "nobody"));
            }
            command.add(config.toString());
            var bouncer = new RealPgBouncer(
                    port,
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start());
            Runtime.getRuntime().addShutdownHook(new Thread(bouncer.process::destroyForcibly));
            await().atMost(20, SECONDS).until(bouncer::listens);
            return bouncer;
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private boolean listens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(20, SECONDS).join();
    }
}
