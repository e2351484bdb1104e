// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mysql;

import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.SettingsSection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether, and how carefully, the connection is encrypted.
 *
 * @param mode as PostgreSQL's clients name them, too
 * @param settings what is asked of the certificate, and shown to the server
 */
record MysqlEncryption(Mode mode, TlsSettings settings) {

    /** As PostgreSQL's clients name them; MySQL's and MariaDB's own names are read as these. */
    enum Mode {
        /** Never. */
        DISABLE,
        /** If the server can; any certificate will do. */
        PREFER,
        /** Always; any certificate will do. */
        REQUIRE,
        /** Always, with a certificate of a trusted authority. */
        VERIFY_CA,
        /** Always, with a certificate of a trusted authority for the very host. */
        VERIFY_FULL;

        static final Set<String> WORDS = Set.of("disable", "prefer", "require", "verify-ca", "verify-full");

        static Mode of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /** What a URL's {@code sslMode} means; empty for another word. */
        static Optional<Mode> ofUrl(String word) {
            return switch (word.toLowerCase(Locale.ROOT).replace('-', '_')) {
                case "disabled", "disable" -> Optional.of(DISABLE);
                case "preferred", "prefer" -> Optional.of(PREFER);
                case "required", "require", "trust" -> Optional.of(REQUIRE);
                case "verify_ca" -> Optional.of(VERIFY_CA);
                case "verify_identity", "verify_full" -> Optional.of(VERIFY_FULL);
                default -> Optional.empty();
            };
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean insists() {
            return this != DISABLE && this != PREFER;
        }

        boolean verifies() {
            return this == VERIFY_CA || this == VERIFY_FULL;
        }
    }

    /**
     * Reads {@code mode} and the keys of every TLS but {@code verify}, which the mode says.
     *
     * @param inUrl what holds where there is no mode
     */
    static MysqlEncryption read(SettingsSection tls, Mode inUrl) {
        var mode = Mode.of(tls.choice("mode", inUrl.word(), Mode.WORDS));
        return new MysqlEncryption(mode, TlsSettings.read(tls, mode.verifies()));
    }

    Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        view.put("mode", mode.word());
        if (mode != Mode.DISABLE) {
            view.putAll(settings.publicView());
            view.remove("verify");
        }
        return view;
    }
}
