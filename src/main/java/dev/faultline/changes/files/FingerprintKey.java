// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.files;

import dev.faultline.checkpoint.CheckpointStore;

/** The key of the fingerprints, made once for each store. */
public final class FingerprintKey {

    private static final String NAME = "changes key";

    private FingerprintKey() {}

    /**
     * The key that this store's fingerprints are made with.
     *
     * @throws dev.faultline.store.StoreUnavailable if there is none yet and it cannot be kept
     */
    public static String of(CheckpointStore checkpoints) {
        return checkpoints
                .place(NAME)
                .filter(key -> key.matches("[0-9a-f]{64}"))
                .orElseGet(() -> {
                    var key = ContentFingerprint.newKey();
                    checkpoints.put(NAME, key);
                    return key;
                });
    }
}
