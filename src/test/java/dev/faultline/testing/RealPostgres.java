// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.faultline.testing.TestCertificates.Pem;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.FileUtils;

/**
 * A PostgreSQL server of its own on the loopback interface that can be stopped, paused and killed, and started again on
 * the same port with the same data.
 *
 * <p>It has the database {@code postgres} and the role {@code app} with the password {@link #PASSWORD}, which is checked
 * by SCRAM, and {@code legacy} with the same password, checked by MD5. The superuser {@code postgres} needs none.
 */
public final class RealPostgres implements AutoCloseable {

    public static final String USER = "app";
    public static final String LEGACY_USER = "legacy";
    public static final String PASSWORD = "app-pass-4711";

    private static final String ACCESS = """
            local all all trust
            host all postgres all trust
            host replication postgres all trust
            host all legacy all md5
            host all all all scram-sha-256
            """;

    private final Path data;
    private final Map<String, String> settings;
    private final int port;
    private Optional<EmbeddedPostgres> server = Optional.empty();

    private RealPostgres(Map<String, String> settings) throws IOException {
        this.data = Files.createTempDirectory("faultline-pg");
        this.settings = settings;
        this.port = FreePort.get();
    }

    /** Starts one on a free port and waits until it answers. */
    public static RealPostgres started() {
        return started(Map.of());
    }

    /** One that can encrypt, as {@code localhost}; its view {@code encrypted} says whether the connection is. */
    public static RealPostgres encrypting(TestCertificates authority) throws IOException {
        return encrypting(authority, authority.good("localhost"));
    }

    /** The same with a certificate that the authority, or one that it trusts, has issued. */
    public static RealPostgres encrypting(TestCertificates authority, Pem certificate) throws IOException {
        Files.setPosixFilePermissions(certificate.key(), PosixFilePermissions.fromString("rw-------"));
        var server = started(Map.of(
                "ssl", "on",
                "ssl_cert_file", certificate.certificate().toString(),
                "ssl_key_file", certificate.key().toString(),
                "ssl_ca_file", authority.caFile().toString()));
        server.execute(
                "create view encrypted as select ssl from pg_stat_ssl where pid = pg_backend_pid()",
                "grant select on encrypted to app");
        return server;
    }

    /**
     * Starts one on a free port and waits until it answers.
     *
     * @param settings of the server, as in {@code postgresql.conf}: {@code "max_connections" -> "5"}
     */
    public static RealPostgres started(Map<String, String> settings) {
        try {
            var postgres = new RealPostgres(settings);
            postgres.start();
            postgres.execute(
                    "create role app login password '" + PASSWORD + "'",
                    "set password_encryption = 'md5'",
                    "create role legacy login password '" + PASSWORD + "'");
            return postgres;
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    public int port() {
        return port;
    }

    /** {@code postgresql://127.0.0.1:port/postgres}. */
    public String url() {
        return "postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** The main process of the server, the parent of all others. */
    public long pid() {
        try {
            return Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        } catch (IOException absent) {
            throw new IllegalStateException("does not run", absent);
        }
    }

    /** Starts it again on its port, with its data, and waits until it answers. */
    public void start() {
        var builder = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("max_connections", "20")
                .setServerConfig("fsync", "off")
                // What was committed is there after a kill: the kernel has it, if not the disk.
                .setServerConfig("synchronous_commit", "on")
                .setLocaleConfig("locale", "C")
                .setDataDirectoryCustomizer(RealPostgres::setAccess)
                .setPGStartupWait(Duration.ofSeconds(60));
        settings.forEach(builder::setServerConfig);
        try {
            server = Optional.of(builder.start());
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    /** Starts a stopped one as a standby that follows nobody: it answers queries and refuses to write. */
    public void startInRecovery() {
        try {
            Files.createFile(data.resolve("standby.signal"));
            start();
            Files.delete(data.resolve("standby.signal"));
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    /** Another server that follows this one by streaming replication, from a copy of its data on. */
    public RealPostgres standby() {
        try {
            var standby = new RealPostgres(settings);
            try (var connection = connect("postgres", "");
                    var statement = connection.createStatement()) {
                statement.execute("select pg_backup_start('standby', true)");
                copyTo(standby.data);
                try (var row = statement.executeQuery("select labelfile from pg_backup_stop()")) {
                    row.next();
                    Files.writeString(standby.data.resolve("backup_label"), row.getString(1));
                }
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
            Files.createFile(standby.data.resolve("standby.signal"));
            Files.writeString(
                    standby.data.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=" + port + " user=postgres application_name=standby'\n");
            standby.start();
            return standby;
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    /** While nothing is dropped there. */
    private void copyTo(Path copy) throws IOException {
        try (var files = Files.walk(data)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var target = copy.resolve(data.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                    Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(file));
                } else if (!file.getFileName().toString().startsWith("postmaster.")) {
                    Files.copy(file, target);
                }
            }
        } catch (NoSuchFileException vanished) {
            throw new IOException("copied while something was dropped", vanished);
        }
    }

    /** Makes a standby the primary, and waits until it takes writes. */
    public void promote() {
        if (!texts("select pg_promote(true, 60)").contains("t")) {
            throw new IllegalStateException("was not promoted");
        }
    }

    /** Ends it in an orderly way: its clients are told that it shuts down. */
    public void stop() {
        release();
    }

    /** Ends all its processes as a crash of the machine does. */
    public void kill() {
        var postmaster = ProcessHandle.of(pid());
        ProcessSignals.signal("KILL", pid());
        postmaster.ifPresent(process -> process.onExit().orTimeout(20, SECONDS).join());
        release();
    }

    /** Stops all its processes where they are: connections are still accepted by the kernel, nothing is answered. */
    public void pause() {
        ProcessSignals.signal("STOP", pid());
    }

    /** Lets a paused one go on. */
    public void resume() {
        ProcessSignals.signal("CONT", pid());
    }

    /** Runs statements as the superuser, each on its own, all on one connection. */
    public void execute(String... statements) {
        try (var connection = connect("postgres", "");
                var statement = connection.createStatement()) {
            for (var sql : List.of(statements)) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The first column of what a query returns. */
    public List<String> texts(String sql) {
        var texts = new ArrayList<String>();
        try (var connection = connect("postgres", "");
                var row = connection.createStatement().executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return texts;
    }

    /** A connection to its database; the caller closes it. */
    public Connection connect(String user, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:" + url(), user, password);
    }

    @Override
    public void close() {
        if (server.isPresent()) {
            resume();
            release();
        }
        FileUtils.deleteQuietly(data.toFile());
    }

    private void release() {
        server.ifPresent(running -> {
            try {
                running.close();
            } catch (IOException cannot) {
                throw new UncheckedIOException(cannot);
            }
        });
        server = Optional.empty();
    }

    private static void setAccess(File data) {
        try {
            Files.writeString(data.toPath().resolve("pg_hba.conf"), ACCESS);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }
}
