// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.connection;

import java.util.Map;

/** What usually listens on a port. */
final class UsualPort {

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(3306, "MySQL"),
            Map.entry(5432, "PostgreSQL"),
            Map.entry(6379, "Redis"),
            Map.entry(5671, "AMQP"),
            Map.entry(5672, "AMQP"),
            Map.entry(9092, "Kafka"),
            Map.entry(9200, "Elasticsearch"),
            Map.entry(11_211, "memcached"),
            Map.entry(27_017, "MongoDB"),
            Map.entry(1433, "SQL Server"),
            Map.entry(1521, "Oracle"),
            Map.entry(4317, "OpenTelemetry"),
            Map.entry(25, "SMTP"),
            Map.entry(587, "SMTP"));

    private UsualPort() {}

    /** Its name; empty if nothing in particular does. */
    static String nameOf(int port) {
        return NAMES.getOrDefault(port, "");
    }
}
