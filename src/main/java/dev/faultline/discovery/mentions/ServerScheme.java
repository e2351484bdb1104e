// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery.mentions;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a server speaks, by the scheme of a URL or by the port that is usual for it. */
public enum ServerScheme {
    POSTGRESQL("postgresql", 5432, "postgresql", "postgres"),
    MYSQL("mysql", 3306, "mysql", "mariadb"),
    REDIS("redis", 6379, "redis", "rediss", "valkey"),
    HTTP("http", 80, "http"),
    HTTPS("http", 443, "https"),
    AMQP("amqp", 5672, "amqp"),
    AMQPS("amqp", 5671, "amqps"),
    MONGODB("mongodb", 27_017, "mongodb"),
    KAFKA("kafka", 9092, "kafka"),
    MEMCACHED("memcached", 11_211, "memcached"),
    SMTP("smtp", 25, "smtp"),
    TCP("tcp", 0, "tcp");

    private final String kind;
    private final int port;
    private final Set<String> names;

    ServerScheme(String kind, int port, String... names) {
        this.kind = kind;
        this.port = port;
        this.names = Set.of(names);
    }

    /** The kind of dependency that checks it. */
    public String kind() {
        return kind;
    }

    /** Where it usually listens; 0 if nowhere in particular. */
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

    /** What usually listens on that port; {@link #TCP} if nothing in particular does. */
    public static ServerScheme usualAt(int port) {
        return Stream.of(values()).filter(each -> each.port == port).findFirst().orElse(TCP);
    }

    static Set<String> allNames() {
        return Stream.of(values()).flatMap(each -> each.names.stream()).collect(Collectors.toSet());
    }
}
