// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.PasswordSource;
import dev.faultline.probe.net.ServerUrl;
import dev.faultline.probe.net.TrustAnchors;
import dev.faultline.settings.Secret;
import dev.faultline.settings.SettingsSection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a PostgreSQL database is and how to get in: the keys {@code url}, {@code username}, {@code password} and {@code tls} of a
 * section.
 *
 * @param endpoints of the server, and of those that may have taken its place
 * @param database its name
 * @param username the role
 * @param password of the role, if it has one
 * @param sslMode one of libpq's words, such as {@code verify-full}
 * @param caFile certificates in PEM that are trusted instead of the usual ones
 */
public record PostgresqlSignIn(
        List<Endpoint> endpoints,
        String database,
        String username,
        Optional<Secret> password,
        String sslMode,
        Optional<Path> caFile) {

    private static final Set<String> MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    private static final String USUAL_MODE = "prefer";

    public PostgresqlSignIn {
        endpoints = List.copyOf(endpoints);
    }

    /** Reads them, of one server; what is wrong is reported to the settings. */
    public static PostgresqlSignIn read(SettingsSection settings) {
        return of(settings, List.of(PostgresqlUrl.read(settings)));
    }

    /** The same, of several servers of which one takes writes. */
    public static PostgresqlSignIn readEach(SettingsSection settings) {
        return of(settings, PostgresqlUrl.readEach(settings));
    }

    private static PostgresqlSignIn of(SettingsSection settings, List<ServerUrl> urls) {
        var url = urls.get(0);
        var username = username(settings, url);
        var parameters = url.parameters();
        var modeInUrl = modeOf(settings, parameters);
        var tls = settings.section("tls");
        var caFile = caFile(tls, "ca-file", tls.text("ca-file"))
                .or(() -> caFile(settings, "url", Optional.ofNullable(parameters.get("sslrootcert"))));
        return new PostgresqlSignIn(
                urls.stream().map(ServerUrl::endpoint).toList(),
                url.path().isEmpty() ? username : url.path(),
                username,
                password(settings, url),
                tls.choice("mode", modeInUrl, MODES),
                caFile);
    }

    /** Of the first one. */
    public Endpoint endpoint() {
        return endpoints.get(0);
    }

    private static String username(SettingsSection settings, ServerUrl url) {
        return settings.text("username")
                .or(url::username)
                .or(() -> Optional.ofNullable(url.parameters().get("user")))
                .filter(name -> !name.isBlank())
                .orElseGet(() -> {
                    settings.reject("username", "a role of the server, here or in the url");
                    return "invalid";
                });
    }

    private static Optional<Secret> password(SettingsSection settings, ServerUrl url) {
        var inUrl = url.password()
                .or(() -> Optional.ofNullable(url.parameters().get("password")).map(Secret::of));
        return PasswordSource.setting(settings, inUrl);
    }

    private static String modeOf(SettingsSection settings, Map<String, String> parameters) {
        var mode = parameters.getOrDefault("sslmode", USUAL_MODE);
        if (MODES.contains(mode)) {
            return mode;
        }
        settings.reject(
                "url",
                "an sslmode of " + String.join(", ", MODES.stream().sorted().toList()));
        return USUAL_MODE;
    }

    private static Optional<Path> caFile(SettingsSection settings, String key, Optional<String> path) {
        var file = path.map(Path::of);
        if (file.isPresent() && !TrustAnchors.isReadable(file.get())) {
            settings.reject(key, "a readable file of PEM certificates");
        }
        return file;
    }
}
