// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.redis;

import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.PasswordSource;
import dev.faultline.probe.net.ServerUrl;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.Secret;
import dev.faultline.settings.SettingsSection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a Redis server is, and how to get in.
 *
 * @param endpoint of the server
 * @param tls present if the connection is encrypted
 * @param username of its access control list; absent: the default user
 * @param password if one is needed
 * @param database its number, not negative
 */
public record RedisAccess(
        Endpoint endpoint,
        Optional<TlsSettings> tls,
        Optional<String> username,
        Optional<Secret> password,
        int database) {

    private static final int PORT = 6379;
    private static final String ENCRYPTED = "rediss";
    private static final String FORM = "redis://host:port/database or rediss://host:port/database";

    /** Reads {@code url}, {@code username}, {@code password} and {@code tls}; what is wrong is reported to the settings. */
    public static RedisAccess read(SettingsSection settings) {
        var url = url(settings);
        var username = settings.text("username").or(url::username);
        var password = PasswordSource.setting(settings, url.password());
        if (username.isPresent() && password.isEmpty()) {
            settings.reject("username", "a password beside it");
        }
        var encrypted = url.scheme().equals(ENCRYPTED);
        if (!encrypted && settings.has("tls")) {
            settings.reject("tls", "a url that begins with rediss:// beside it");
        }
        var tls = TlsSettings.read(settings.section("tls"));
        return new RedisAccess(
                url.endpoint(),
                Optional.of(tls).filter(used -> encrypted),
                username,
                password,
                database(settings, url.path()));
    }

    private static ServerUrl url(SettingsSection settings) {
        var text = settings.requiredText("url");
        return ServerUrl.parse(text, Set.of("redis", ENCRYPTED), PORT).orElseGet(() -> {
            if (!text.isBlank()) {
                settings.reject("url", FORM);
            }
            return new ServerUrl(
                    "redis", new Endpoint("invalid", PORT), Optional.empty(), Optional.empty(), "", Map.of());
        });
    }

    private static int database(SettingsSection settings, String path) {
        if (path.isEmpty()) {
            return 0;
        }
        if (!path.matches("\\d{1,5}")) {
            settings.reject("url", "a number for the database");
            return 0;
        }
        return Integer.parseInt(path);
    }

    /** Without secrets: {@code redis://host:port/database}. */
    public String place() {
        return (tls.isPresent() ? "rediss://" : "redis://") + endpoint + "/" + database;
    }
}
