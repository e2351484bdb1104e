// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.redis;

import java.util.Locale;
import java.util.Optional;

/** What a server is in its replication. */
enum ReplicationRole {
    MASTER,
    REPLICA;

    static Optional<ReplicationRole> ofAnswer(String word) {
        return switch (word) {
            case "master" -> Optional.of(MASTER);
            case "slave", "replica" -> Optional.of(REPLICA);
            default -> Optional.empty();
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
