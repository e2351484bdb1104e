// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.ServerUrl;
import dev.faultline.settings.SettingsSection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The {@code url} of a PostgreSQL database, as libpq and JDBC drivers write it. */
final class PostgresqlUrl {

    private static final int PORT = 5432;

    private PostgresqlUrl() {}

    /** Reads it; a wrong one is reported to the settings, and something takes its place. */
    static ServerUrl read(SettingsSection settings) {
        var text = settings.requiredText("url");
        var bare = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        return ServerUrl.parse(bare, Set.of("postgresql", "postgres"), PORT).orElseGet(() -> {
            if (!text.isBlank()) {
                settings.reject("url", "postgresql://host:port/database, with one host");
            }
            return new ServerUrl(
                    "postgresql",
                    new Endpoint("invalid", PORT),
                    Optional.of("invalid"),
                    Optional.empty(),
                    "invalid",
                    Map.of());
        });
    }
}
