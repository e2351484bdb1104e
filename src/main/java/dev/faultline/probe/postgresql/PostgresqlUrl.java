// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.ServerUrl;
import dev.faultline.settings.SettingsSection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The {@code url} of a PostgreSQL database, as libpq and JDBC drivers write it. */
final class PostgresqlUrl {

    private static final int PORT = 5432;
    private static final int MOST_HOSTS = 8;

    /** A comma in a password is before the last at sign ahead of the query. */
    private static final Pattern HOSTS =
            Pattern.compile("(?<before>[^/?]*://(?:[^?]*@)?)(?<hosts>[^/?@]*)(?<after>[/?].*|)");

    private PostgresqlUrl() {}

    /** Reads it; a wrong one is reported to the settings, and something takes its place. */
    static ServerUrl read(SettingsSection settings) {
        return read(settings, 1, "postgresql://host:port/database, with one host")
                .get(0);
    }

    /** The same with several hosts, as {@code postgresql://a:5432,b:5432/database}; they differ in the endpoint alone. */
    static List<ServerUrl> readEach(SettingsSection settings) {
        return read(
                settings, MOST_HOSTS, "postgresql://host:port/database, with up to 8 hosts and commas between them");
    }

    private static List<ServerUrl> read(SettingsSection settings, int mostHosts, String allowed) {
        var text = settings.requiredText("url");
        var bare = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        var each = eachHost(bare);
        var urls = each.stream()
                .flatMap(one -> ServerUrl.parse(one, Set.of("postgresql", "postgres"), PORT).stream())
                .toList();
        if (!urls.isEmpty() && urls.size() <= mostHosts && urls.size() == each.size()) {
            return urls;
        }
        if (!text.isBlank()) {
            settings.reject("url", allowed);
        }
        return List.of(new ServerUrl(
                "postgresql",
                new Endpoint("invalid", PORT),
                Optional.of("invalid"),
                Optional.empty(),
                "invalid",
                Map.of()));
    }

    /** The URL with each of its hosts alone. */
    private static List<String> eachHost(String url) {
        var hosts = HOSTS.matcher(url);
        return hosts.matches()
                ? Arrays.stream(hosts.group("hosts").split(",", -1))
                        .map(host -> hosts.group("before") + host + hosts.group("after"))
                        .toList()
                : List.of(url);
    }
}
