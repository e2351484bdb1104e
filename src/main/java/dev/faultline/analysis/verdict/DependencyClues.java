// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.dependency.Dependency;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What in a text points at a dependency: its name or place, its port, the words of its kind's drivers. */
final class DependencyClues {

    private static final double BY_NAME = 1;
    private static final double BY_DRIVER = 0.5;
    private static final double BY_POOL = 0.4;

    private static final Map<String, List<String>> DRIVERS = Map.ofEntries(
            Map.entry(
                    "postgresql",
                    List.of(
                            "org.postgresql",
                            "psqlexception",
                            "jdbc:postgresql",
                            "pgexception",
                            "postgres",
                            "psycopg",
                            "asyncpg",
                            "pgconn",
                            "npgsql",
                            "pq: ")),
            Map.entry(
                    "mysql",
                    List.of(
                            "com.mysql",
                            "org.mariadb",
                            "jdbc:mysql",
                            "jdbc:mariadb",
                            "mysql",
                            "mariadb",
                            "communications link failure")),
            Map.entry("redis", List.of("redis", "jedis", "lettuce", "wrongpass ", "noauth authentication required")),
            Map.entry(
                    "dns",
                    List.of(
                            "unknownhostexception",
                            "name or service not known",
                            "nxdomain",
                            "name resolution",
                            "no such host",
                            "getaddrinfo",
                            "gaierror")),
            Map.entry(
                    "network",
                    List.of("unknownhostexception", "network is unreachable", "no route to host", "name resolution")),
            Map.entry("tls", List.of("sslhandshakeexception", "sslexception", "certificate", "x509: ")),
            Map.entry("grpc", List.of("io.grpc", "statusruntimeexception", "grpc")),
            Map.entry("kafka", List.of("kafka")),
            Map.entry("amqp", List.of("rabbitmq", "amqp")),
            Map.entry("mongodb", List.of("mongo")),
            Map.entry("memcached", List.of("memcached")),
            Map.entry(
                    "smtp", List.of("mailconnectexception", "javax.mail", "jakarta.mail", "smtp", "mailsendexception")),
            Map.entry(
                    "file",
                    List.of(
                            "no space left",
                            "read-only file system",
                            "filesystemexception",
                            "disk quota exceeded",
                            "accessdeniedexception",
                            "enospc",
                            "erofs")));

    /** Kinds that an app reaches through a pool of JDBC connections. */
    private static final List<String> POOLED = List.of("postgresql", "mysql");

    private static final List<String> POOL = List.of(
            "hikaripool",
            "sqltransientconnectionexception",
            "sqlnontransientconnectionexception",
            "cannotgetjdbcconnection",
            "jdbcconnectionexception",
            "unable to acquire jdbc connection",
            "could not open jpa entitymanager",
            "agroal",
            "sqlstate 08",
            "sqlstate: 08",
            "sqlstate=08",
            "sqlstate(08",
            "queuepool limit");

    private DependencyClues() {}

    /**
     * How clearly the text speaks of the dependency, in [0, 1].
     *
     * @param text in lower case
     */
    static double clarity(Dependency dependency, String text) {
        if (NameMatcher.has(text, dependency.name().toLowerCase(Locale.ROOT))) {
            return BY_NAME;
        }
        var byPlace = dependency.endpoints().stream()
                .mapToDouble(endpoint -> NameMatcher.ofPlace(text, endpoint.toLowerCase(Locale.ROOT)))
                .max()
                .orElse(0);
        return Math.max(byPlace, byDriver(dependency.kind().name(), text));
    }

    private static double byDriver(String kind, String text) {
        if (DRIVERS.getOrDefault(kind, List.of()).stream().anyMatch(text::contains)) {
            return BY_DRIVER;
        }
        return POOLED.contains(kind) && POOL.stream().anyMatch(text::contains) ? BY_POOL : 0;
    }
}
