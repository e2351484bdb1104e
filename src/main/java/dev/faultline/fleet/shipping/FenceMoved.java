// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import java.util.OptionalLong;
import java.util.UUID;

/** The database does not have the batch after which another was to come. Nothing was changed. */
final class FenceMoved extends Exception {

    private static final long serialVersionUID = 1;

    private final transient UUID database;
    private final transient OptionalLong batch;

    /** @param batch the last one that it has; absent: it does not know the writer */
    FenceMoved(UUID database, OptionalLong batch) {
        super("the database has batch " + batch);
        this.database = database;
        this.batch = batch;
    }

    UUID database() {
        return database;
    }

    OptionalLong batch() {
        return batch;
    }
}
