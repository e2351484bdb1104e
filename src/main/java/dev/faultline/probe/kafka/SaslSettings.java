// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.kafka;

import dev.faultline.probe.net.PasswordSource;
import dev.faultline.settings.Secret;
import dev.faultline.settings.SettingsSection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How to get in.
 *
 * @param mechanism of SASL
 * @param username of the user
 * @param password of the user
 */
record SaslSettings(String mechanism, String username, Secret password) {

    static final String PLAIN = "PLAIN";
    static final String SCRAM_SHA_256 = "SCRAM-SHA-256";
    static final String SCRAM_SHA_512 = "SCRAM-SHA-512";

    private static final Set<String> MECHANISMS = Set.of(PLAIN, SCRAM_SHA_256, SCRAM_SHA_512);

    /** What the section {@code sasl} says; absent without one. */
    static Optional<SaslSettings> readIfPresent(SettingsSection settings) {
        if (!settings.has("sasl")) {
            return Optional.empty();
        }
        var sasl = settings.section("sasl");
        var mechanism = sasl.choice("mechanism", PLAIN, MECHANISMS);
        var username = sasl.requiredText("username");
        var password = PasswordSource.setting(sasl, Optional.<Secret>empty());
        if (password.isEmpty()) {
            sasl.reject("password", "a password or a password-file");
        }
        return password.map(word -> new SaslSettings(mechanism, username, word));
    }

    boolean isPlain() {
        return mechanism.equals(PLAIN);
    }

    Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        view.put("mechanism", mechanism);
        view.put("username", username);
        view.put("password", Secret.MASK);
        return view;
    }
}
