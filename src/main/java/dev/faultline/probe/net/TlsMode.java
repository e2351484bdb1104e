// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How much a database insists on encryption: the modes of PostgreSQL's libpq; others' names are read as these. */
public enum TlsMode {
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

    /** What one of libpq's words means; its {@code allow} promises no more than {@code prefer} and reads as that. */
    public static TlsMode of(String word) {
        return word.equals("allow")
                ? PREFER
                : valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** What {@code sslMode} in a URL of MySQL or MariaDB means; empty for another word. */
    public static Optional<TlsMode> ofMysql(String word) {
        return switch (word.toLowerCase(Locale.ROOT).replace('-', '_')) {
            case "disabled", "disable" -> Optional.of(DISABLE);
            case "preferred", "prefer" -> Optional.of(PREFER);
            case "required", "require", "trust" -> Optional.of(REQUIRE);
            case "verify_ca" -> Optional.of(VERIFY_CA);
            case "verify_identity", "verify_full" -> Optional.of(VERIFY_FULL);
            default -> Optional.empty();
        };
    }

    /** As the config file has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a server without TLS will not do. */
    public boolean insists() {
        return this != DISABLE && this != PREFER;
    }

    boolean verifies() {
        return this == VERIFY_CA || this == VERIFY_FULL;
    }
}
