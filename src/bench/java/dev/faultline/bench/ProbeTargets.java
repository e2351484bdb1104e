// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import dev.faultline.testing.BlackHole;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.RealRedis;
import dev.faultline.testing.TestCertificates;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that is probed, on the loopback interface; each kind of server is a process of its own. */
final class ProbeTargets implements AutoCloseable {

    /** The kinds whose servers may not be there. */
    private static final Set<String> INSTALLED = Set.of("mysql", "memcached", "amqp");

    private final Process server;
    private final int[] ports;
    private final Path caFile;
    private final Path file;
    private final RealPostgres postgres;
    private final RealRedis redis;
    private final BlackHole blackHole;
    private final InstalledServers installed;

    private ProbeTargets(Process server, int[] ports, Path caFile, Path file, InstalledServers installed) {
        this.installed = installed;
        this.server = server;
        this.ports = ports;
        this.caFile = caFile;
        this.file = file;
        this.postgres = RealPostgres.started(Map.of("max_connections", "100"));
        this.redis = RealRedis.started();
        this.blackHole = BlackHole.open();
    }

    /** Starts all of them; the folder takes their files. */
    static ProbeTargets start(Path folder) {
        try {
            var certificates = TestCertificates.in(folder);
            var pem = certificates.good("localhost");
            var server = new ProcessBuilder(List.of(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-XX:+UseSerialGC",
                            "-Xmx128m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            TargetServer.class.getName(),
                            pem.certificate().toString(),
                            pem.key().toString()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var file = Files.writeString(folder.resolve("watched"), "content");
            return new ProbeTargets(
                    server, readPorts(server), certificates.caFile(), file, InstalledServers.in(folder));
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    @SuppressWarnings("resource") // The stream is the process's own and ends with it.
    private static int[] readPorts(Process server) throws IOException {
        var output = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        var line = output.readLine();
        if (line == null) {
            throw new IOException("the target server ended at its start");
        }
        return Arrays.stream(line.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    /** Another URL of the HTTP server for each number. */
    String http(int number) {
        return "http://127.0.0.1:" + ports[0] + "/" + number;
    }

    /** An URL of which no attempt to connect is ever answered. */
    String blackHole(int number) {
        return "http://127.0.0.1:" + blackHole.port() + "/" + number;
    }

    /** Whether there is a server of the given kind here. */
    boolean has(String kind) {
        return !INSTALLED.contains(kind) || installed.settings(kind).isPresent();
    }

    /** The settings of a dependency of the given kind that is up, as one line of YAML without braces. */
    String settings(String kind, int number) {
        return "kind: " + kind + ", "
                + switch (kind) {
                    case "http" -> "url: \"" + http(number) + "\"";
                    case "app-health" -> "url: \"" + http(number) + "\", interval: 1s";
                    case "tcp" -> "address: \"127.0.0.1:" + ports[1] + "\"";
                    case "tls" ->
                        "address: \"127.0.0.1:" + ports[2] + "\", server-name: localhost, ca-file: \"" + caFile + "\"";
                    case "dns" -> "name: target.example, server: \"127.0.0.1:" + ports[3] + "\"";
                    case "grpc" -> "address: \"127.0.0.1:" + ports[0] + "\"";
                    case "smtp" -> "address: \"127.0.0.1:" + ports[4] + "\"";
                    case "mongodb" -> "url: \"mongodb://127.0.0.1:" + ports[5] + "\"";
                    case "redis" -> "url: \"" + redis.url() + "\"";
                    case "postgresql" ->
                        "url: \"" + postgres.url() + "\", username: " + RealPostgres.USER + ", password: "
                                + RealPostgres.PASSWORD;
                    case "file" -> "path: \"" + file + "\", expect: { readable: true }";
                    case "env" -> "required: [PATH]";
                    default -> installed.settings(kind).orElseThrow();
                };
    }

    @Override
    public void close() {
        server.destroy();
        installed.close();
        blackHole.close();
        redis.close();
        postgres.close();
        server.onExit().join();
    }
}
