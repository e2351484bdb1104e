// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet;

import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.postgresql.PostgresqlSignIn;
import dev.faultline.settings.Secret;
import dev.faultline.settings.SettingsSection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The section {@code store.postgresql} of the config file: the fleet's database.
 *
 * @param servers where it is, and where its standbys are, one of which may have taken its place; at least one
 * @param database its name
 * @param username the role
 * @param password of the role, if it has one
 * @param tls whether the connection is encrypted
 * @param shipInterval how long at most between two batches while nothing happens
 * @param keep for how long a connection is kept after its last batch; zero: not at all
 * @param detail what is shipped
 * @param prepared whether statements are prepared by name, which poolers of old cannot do
 */
public record FleetSettings(
        List<Endpoint> servers,
        String database,
        String username,
        Optional<Secret> password,
        FleetEncryption tls,
        Duration shipInterval,
        Duration keep,
        ShippedDetail detail,
        boolean prepared) {

    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(15);
    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(10);
    private static final Duration USUAL_KEEP = Duration.ofSeconds(60);
    private static final Duration LONGEST_KEEP = Duration.ofHours(1);
    private static final String KEEP = "keep";

    public FleetSettings {
        servers = List.copyOf(servers);
    }

    /** One that ships runs. */
    public FleetSettings(
            List<Endpoint> servers,
            String database,
            String username,
            Optional<Secret> password,
            FleetEncryption tls,
            Duration shipInterval,
            Duration keep,
            boolean prepared) {
        this(servers, database, username, password, tls, shipInterval, keep, ShippedDetail.RUNS, prepared);
    }

    /** The servers and the name, as people read them: {@code host:port/name}. */
    public String place() {
        return hosts() + "/" + database;
    }

    /** The servers, with commas between them. */
    public String hosts() {
        return servers.stream().map(Endpoint::toString).collect(Collectors.joining(","));
    }

    /** Reads them; what is wrong is reported to the settings. */
    public static FleetSettings read(SettingsSection settings) {
        var signIn = PostgresqlSignIn.readEach(settings);
        return new FleetSettings(
                signIn.endpoints(),
                signIn.database(),
                signIn.username(),
                signIn.password(),
                new FleetEncryption(signIn.sslMode(), signIn.caFile()),
                settings.duration("ship-interval", USUAL_INTERVAL, Duration.ofSeconds(1), LONGEST_INTERVAL),
                keep(settings),
                ShippedDetail.of(settings.choice("ship", ShippedDetail.RUNS.word(), ShippedDetail.WORDS)),
                settings.flag("prepared", true));
    }

    private static Duration keep(SettingsSection settings) {
        // A duration is positive; none at all is a word of its own.
        return settings.text(KEEP).filter(word -> word.matches("0|0s|0ms")).isPresent()
                ? Duration.ZERO
                : settings.duration(KEEP, USUAL_KEEP, Duration.ofMillis(1), LONGEST_KEEP);
    }
}
