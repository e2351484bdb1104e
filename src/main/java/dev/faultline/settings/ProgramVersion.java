// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which build of the program this is.
 *
 * @param version that of the release, such as {@code 0.1.0}
 * @param revision the commit that it was built from; {@code unknown} if the build did not name it
 */
public record ProgramVersion(String version, String revision) {

    private static final String UNKNOWN = "unknown";
    private static final ProgramVersion CURRENT = read();

    /** The one that runs. */
    public static ProgramVersion current() {
        return CURRENT;
    }

    private static ProgramVersion read() {
        var written = new Properties();
        try (var stream = ProgramVersion.class.getResourceAsStream("version.properties")) {
            if (stream != null) {
                written.load(stream);
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
        return new ProgramVersion(written.getProperty("version", UNKNOWN), written.getProperty("revision", UNKNOWN));
    }

    /** Both, as {@code --version} prints them. */
    @Override
    public String toString() {
        return revision.equals(UNKNOWN) ? version : version + " (" + revision + ")";
    }
}
