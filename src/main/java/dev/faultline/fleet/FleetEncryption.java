// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether, and how carefully, the connection to the fleet's database is encrypted.
 *
 * @param mode one of libpq's words, such as {@code verify-full}
 * @param caFile certificates in PEM that are trusted instead of the usual ones
 */
public record FleetEncryption(String mode, Optional<Path> caFile) {

    /** Whether the certificate of the server is checked. */
    public boolean verifies() {
        return mode.startsWith("verify");
    }
}
