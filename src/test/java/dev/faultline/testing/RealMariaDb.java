// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A MariaDB server of its own on the loopback interface, that can be asked, paused and killed; absent where none is installed. */
public final class RealMariaDb implements AutoCloseable {

    public static final String USER = "app";
    public static final String PASSWORD = "s3cret";

    private final int port = FreePort.get();
    private final Path folder;
    private final Process process;

    private RealMariaDb(Path folder, List<String> arguments) throws IOException {
        this.folder = Files.createDirectories(folder);
        var account = System.getProperty("user.name");
        run(List.of(
                "mariadb-install-db",
                "--no-defaults",
                "--datadir=" + folder.resolve("data"),
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--user=" + account));
        var command = new ArrayList<>(List.of(
                InstalledServer.executable("mariadbd").orElseThrow().toString(),
                "--no-defaults",
                "--datadir=" + folder.resolve("data"),
                "--socket=" + socket(),
                "--pid-file=" + folder.resolve("pid"),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--skip-name-resolve",
                "--innodb-flush-log-at-trx-commit=0",
                "--user=" + account));
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    public static boolean isInstalled() {
        return InstalledServer.executable("mariadbd").isPresent()
                && InstalledServer.executable("mariadb-install-db").isPresent();
    }

    /**
     * Starts one in an empty folder, with the user {@value #USER} and the database {@code orders}.
     *
     * @param arguments more of the command line, such as {@code --ssl-cert=…}
     */
    public static RealMariaDb started(Path folder, String... arguments) {
        try {
            var server = new RealMariaDb(folder, List.of(arguments));
            await().atMost(60, SECONDS).until(() -> server.asks("select 1") == 0);
            server.ask("create database orders; create user app@'%' identified by '" + PASSWORD
                    + "'; grant all on *.* to app@'%'");
            return server;
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private Path socket() {
        return folder.resolve("s");
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

    /** Has the server do something as its administrator. */
    public String ask(String sql) {
        assertThat(asks(sql)).as(sql).isZero();
        try {
            return Files.readString(folder.resolve("answer")).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private int asks(String sql) {
        return client("root", sql).onExit().orTimeout(60, SECONDS).join().exitValue();
    }

    private Process client(String user, String sql) {
        try {
            return new ProcessBuilder("mariadb", "--no-defaults", "-N", "-u" + user, "-S" + socket(), "-e", sql)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("answer").toFile())
                    .start();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    /** Keeps a session of a user without a password until the process is destroyed. */
    public Process occupiedBy(String user) {
        var session = client(user, "select sleep(600)");
        await().atMost(60, SECONDS)
                .until(() -> !ask("select id from information_schema.processlist where user = '" + user + "'")
                        .isEmpty());
        return session;
    }

    public void kill() {
        process.destroyForcibly().onExit().orTimeout(20, SECONDS).join();
    }

    @Override
    public void close() {
        kill();
    }

    private static void run(List<String> command) throws IOException {
        var ran = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(ran.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(ran.onExit().orTimeout(60, SECONDS).join().exitValue())
                .as(said)
                .isZero();
    }
}
