// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sharing;

import dev.faultline.probe.redis.RedisAccess;
import dev.faultline.settings.SettingsSection;
import java.util.Optional;
import java.util.Set;

/**
 * The section {@code coordination} of the config file: where instances agree on whose turn it is.
 *
 * @param redis the server
 * @param amongApps whether instances of other apps take part that check the same
 */
public record CoordinationSettings(RedisAccess redis, boolean amongApps) {

    /** The section of the config file. */
    public static final String SECTION = "coordination";

    private static final String APP = "app";
    private static final String FLEET = "fleet";

    /** What the section says; absent without one. What is wrong is reported to the settings. */
    public static Optional<CoordinationSettings> readIfPresent(SettingsSection faultline) {
        var settings = faultline.section(SECTION);
        // Without one, its required keys are not missing.
        return faultline.has(SECTION) ? Optional.of(read(settings)) : Optional.empty();
    }

    private static CoordinationSettings read(SettingsSection settings) {
        var redis = settings.section("redis");
        var access = RedisAccess.read(redis);
        if (access.tls().flatMap(tls -> tls.serverName()).isPresent()) {
            redis.section("tls").reject("server-name", "none: the certificate has to be for the host of the url");
        }
        return new CoordinationSettings(
                access, settings.choice("scope", APP, Set.of(APP, FLEET)).equals(FLEET));
    }
}
