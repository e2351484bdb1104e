// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet;

import dev.faultline.probe.net.TrustAnchors;
import dev.faultline.settings.SettingsSection;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether, and how carefully, the connection to the fleet's database is encrypted.
 *
 * @param mode one of libpq's words, such as {@code verify-full}
 * @param caFile certificates in PEM that are trusted instead of the usual ones
 */
public record FleetEncryption(String mode, Optional<Path> caFile) {

    private static final Set<String> MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    static FleetEncryption read(SettingsSection settings, @Nullable String inUrl) {
        if (inUrl != null && !MODES.contains(inUrl)) {
            settings.reject(
                    "url",
                    "an sslmode of " + String.join(", ", MODES.stream().sorted().toList()));
        }
        var tls = settings.section("tls");
        var caFile = tls.text("ca-file").map(Path::of);
        if (caFile.isPresent() && !TrustAnchors.isReadable(caFile.get())) {
            tls.reject("ca-file", "a readable file of PEM certificates");
        }
        var usual = inUrl != null && MODES.contains(inUrl) ? inUrl : "prefer";
        return new FleetEncryption(tls.choice("mode", usual, MODES), caFile);
    }

    /** Whether the certificate of the server is checked. */
    public boolean verifies() {
        return mode.startsWith("verify");
    }
}
