// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

/** Is told of each change once, after it was stored. Returns at once; thread-safe. */
@FunctionalInterface
public interface ChangeListener {

    void changed(Change change);
}
