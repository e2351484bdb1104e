// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import java.util.Optional;

/**
 * A message and who made the observation, as one column holds both: behind a unit separator, which no message has in it,
 * stands the instance from which it was taken over. Without one it is this instance's own, as in files of older versions.
 *
 * @param text one line, may be empty
 * @param by the instance from which it was taken over
 */
public record StoredMessage(String text, Optional<String> by) {

    private static final char SEPARATOR = '\u001f';

    /** As the column holds it. */
    public String column() {
        return by.map(name -> text + SEPARATOR + name).orElse(text);
    }

    public static StoredMessage of(String column) {
        var separator = column.lastIndexOf(SEPARATOR);
        return separator < 0
                ? new StoredMessage(column, Optional.empty())
                : new StoredMessage(column.substring(0, separator), Optional.of(column.substring(separator + 1)));
    }
}
