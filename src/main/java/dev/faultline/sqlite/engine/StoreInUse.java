// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import java.nio.file.Path;

/** Another process, or another store of this one, already works in the data directory. */
public final class StoreInUse extends RuntimeException {

    StoreInUse(Path directory) {
        super("the data directory " + directory + " is in use by another Faultline: give each its own,"
                + " or stop the other one");
    }
}
