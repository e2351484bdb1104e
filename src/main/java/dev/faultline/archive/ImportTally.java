// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.archive;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of the evidence of a file, by the name of what it is.
 *
 * @param stored how many pieces of each were new
 * @param duplicate how many of each were there already
 */
public record ImportTally(Map<String, Long> stored, Map<String, Long> duplicate) {

    public ImportTally {
        stored = Collections.unmodifiableMap(new LinkedHashMap<>(stored));
        duplicate = Collections.unmodifiableMap(new LinkedHashMap<>(duplicate));
    }
}
