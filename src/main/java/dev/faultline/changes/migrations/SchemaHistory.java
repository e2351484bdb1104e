// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.migrations;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A tool that keeps its history in a table of the database.
 *
 * <p>Its times have no zone. They are those of the session that wrote them, whose zone nobody has kept; the server's
 * own is the best guess that there is, and {@link SchemaMigration#dating} holds it against what is known besides.
 */
enum SchemaHistory {
    FLYWAY(
            "flyway",
            "flyway_schema_history",
            "installed_rank",
            "installed_on",
            "coalesce(nullif(version, ''), script)",
            "description || ' (' || script || ')'",
            "success"),
    LIQUIBASE(
            "liquibase",
            "databasechangelog",
            "orderexecuted",
            "dateexecuted",
            "id",
            "coalesce(nullif(description, ''), 'change set') || ' by ' || author || ' (' || filename || ')'",
            "coalesce(exectype <> 'FAILED', true)");

    /** The newest that are read; of more at once only these are told. */
    static final int MOST = 50;

    private final String label;
    private final String table;
    private final String order;
    private final String time;
    private final String version;
    private final String description;
    private final String success;

    SchemaHistory(
            String label, String table, String order, String time, String version, String description, String success) {
        this.label = label;
        this.table = table;
        this.order = order;
        this.time = time;
        this.version = version;
        this.description = description;
        this.success = success;
    }

    String label() {
        return label;
    }

    /** Asks, without an error where there is none, which of the tables are on the search path and may be read. */
    static String presence() {
        return Stream.of(values())
                .map(tool -> "select '" + tool.label + "' where pg_catalog.to_regclass('" + tool.table
                        + "') is not null and pg_catalog.has_table_privilege(pg_catalog.to_regclass('" + tool.table
                        + "'), 'select')")
                .collect(Collectors.joining(" union all "));
    }

    /** Asks for the newest rows of the given ones, as {@link SchemaMigration#of} reads them. */
    static String newest(List<SchemaHistory> tools) {
        return tools.stream()
                .map(tool -> "(select '" + tool.label + "', " + tool.order + ", " + tool.version + ", "
                        + tool.description + ", case when " + tool.success + " then 'true' else 'false' end,"
                        + " pg_catalog.floor(extract(epoch from " + tool.time
                        + " at time zone pg_catalog.current_setting('TimeZone')) * 1000)::bigint from " + tool.table
                        + " order by " + tool.order + " desc limit " + MOST + ")")
                .collect(Collectors.joining(" union all "));
    }

    static Optional<SchemaHistory> ofLabel(String label) {
        return Stream.of(values()).filter(tool -> tool.label.equals(label)).findFirst();
    }
}
