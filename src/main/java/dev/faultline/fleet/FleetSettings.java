// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet;

import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.PasswordSource;
import dev.faultline.probe.postgresql.PostgresqlUrl;
import dev.faultline.settings.Secret;
import dev.faultline.settings.SettingsSection;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The section {@code store.postgresql} of the config file: the fleet's database.
 *
 * @param endpoint where its server is
 * @param database its name
 * @param username the role
 * @param password of the role, if it has one
 * @param tls whether the connection is encrypted
 * @param shipInterval how long at most between two batches while nothing happens
 * @param keep for how long a connection is kept after its last batch; zero: not at all
 * @param prepared whether statements are prepared by name, which poolers of old cannot do
 */
public record FleetSettings(
        Endpoint endpoint,
        String database,
        String username,
        Optional<Secret> password,
        FleetEncryption tls,
        Duration shipInterval,
        Duration keep,
        boolean prepared) {

    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(15);
    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(10);
    private static final Duration USUAL_KEEP = Duration.ofSeconds(60);
    private static final Duration LONGEST_KEEP = Duration.ofHours(1);
    private static final String KEEP = "keep";

    /** Reads them; what is wrong is reported to the settings. */
    public static FleetSettings read(SettingsSection settings) {
        var url = PostgresqlUrl.read(settings, "postgresql://host:port/database, with one host");
        var username = settings.text("username")
                .or(url::username)
                .filter(name -> !name.isBlank())
                .orElseGet(() -> {
                    settings.reject("username", "a role of the server, here or in the url");
                    return "invalid";
                });
        settings.choice("ship", "runs", Set.of("runs"));
        return new FleetSettings(
                url.endpoint(),
                url.path().isEmpty() ? username : url.path(),
                username,
                PasswordSource.setting(settings, url.password()),
                FleetEncryption.read(settings, url.parameters().get("sslmode")),
                settings.duration("ship-interval", USUAL_INTERVAL, Duration.ofSeconds(1), LONGEST_INTERVAL),
                keep(settings),
                settings.flag("prepared", true));
    }

    private static Duration keep(SettingsSection settings) {
        // A duration is positive; none at all is a word of its own.
        return settings.text(KEEP).filter(word -> word.matches("0|0s|0ms")).isPresent()
                ? Duration.ZERO
                : settings.duration(KEEP, USUAL_KEEP, Duration.ofMillis(1), LONGEST_KEEP);
    }
}
