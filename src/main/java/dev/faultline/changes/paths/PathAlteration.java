// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.paths;

import java.util.List;

/**
 * What became another between two looks at a path.
 *
 * @param before the last look before it
 * @param after the first look after it
 */
public record PathAlteration(PathAppearance before, PathAppearance after) {

    /** What is another, in words. */
    public List<String> words() {
        return before.alterations(after);
    }
}
