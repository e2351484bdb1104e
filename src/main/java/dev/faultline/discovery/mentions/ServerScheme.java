// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery.mentions;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a server speaks, by the scheme of a URL, by a word in the name of a variable, or by the port that is usual for it. */
public enum ServerScheme {
    POSTGRESQL("postgresql", "PostgreSQL", "postgresql postgres", "POSTGRES", 5432),
    MYSQL("mysql", "MySQL", "mysql mariadb", "MYSQL MARIADB", 3306, 4406),
    REDIS("redis", "Redis", "redis rediss valkey", "REDIS VALKEY", 6379),
    // Its servers listen anywhere; that port is the one of most examples.
    GRPC("grpc", "gRPC", "grpc", "GRPC", 0, 50_051),
    HTTP("http", "HTTP", "http", "HTTP", 80),
    HTTPS("http", "HTTPS", "https", "", 443),
    GRPCS("grpc", "gRPC", "grpcs", "", 443),
    AMQP("amqp", "AMQP", "amqp", "AMQP RABBIT", 5672),
    AMQPS("amqp", "AMQP", "amqps", "", 5671),
    MONGODB("mongodb", "MongoDB", "mongodb mongodb+srv", "MONGO", 27_017),
    KAFKA("kafka", "Kafka", "kafka", "KAFKA", 9092),
    MEMCACHED("memcached", "memcached", "memcached", "MEMCACHE", 11_211),
    SMTP("smtp", "SMTP", "smtp", "SMTP MAIL", 25, 587),
    SMTPS("smtp", "SMTP", "smtps", "", 465),
    ELASTICSEARCH("tcp", "Elasticsearch", "", "", 9200),
    SQL_SERVER("tcp", "SQL Server", "", "", 1433),
    ORACLE("tcp", "Oracle", "", "", 1521),
    OPENTELEMETRY("tcp", "OpenTelemetry", "", "", 4317),
    TCP("tcp", "", "tcp", "", 0);

    private final String kind;
    private final String product;
    private final Set<String> names;
    private final List<String> words;
    private final int port;
    private final Set<Integer> ports;

    /** @param port where it usually listens, and {@code more} where it often does */
    ServerScheme(String kind, String product, String names, String words, int port, Integer... more) {
        this.kind = kind;
        this.product = product;
        this.names = Set.copyOf(split(names));
        this.words = split(words);
        this.port = port;
        this.ports = Stream.concat(Stream.of(port), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> split(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }

    /** The kind of dependency that checks it. */
    public String kind() {
        return kind;
    }

    /** What a person calls it; empty if nothing in particular. */
    public String product() {
        return product;
    }

    /** Where it listens unless a URL says otherwise; 0 if nowhere in particular. */
    public int port() {
        return port;
    }

    /** The schemes of URLs that mean it, in lower case. */
    public Set<String> names() {
        return names;
    }

    static Optional<ServerScheme> named(String scheme) {
        return Stream.of(values()).filter(each -> each.names.contains(scheme)).findFirst();
    }

    /** What the name of a variable says; {@link #TCP} if nothing in particular. */
    static ServerScheme inVariable(String name) {
        return Stream.of(values())
                .filter(each -> each.words.stream().anyMatch(name::contains))
                .findFirst()
                .orElse(TCP);
    }

    /** What usually listens on that port; {@link #TCP} if nothing in particular does. */
    public static ServerScheme usualAt(int port) {
        return Stream.of(values())
                .filter(each -> each.ports.contains(port))
                .findFirst()
                .orElse(TCP);
    }
}
