// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.AccessLogSettings;
import dev.faultline.errors.IgnoredRoutes;
import dev.faultline.text.TerminalCodes;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** Tells whether a file is an access log that can be read, by the formats that are read. Stateless. */
public final class AccessLogGuess {

    private AccessLogGuess() {}

    /** Whether the format {@code auto} reads most of the lines in its first 8 KiB, with what was asked for. False if there are none. */
    public static boolean isAccessLog(Path file) {
        var settings = new AccessLogSettings(
                file.toString(), "auto", Map.of(), Optional.empty(), Optional.empty(), IgnoredRoutes.NONE);
        var format = new AutoFormat(settings);
        var read = 0;
        var bad = 0;
        for (var line : LogBeginning.of(settings).get()) {
            var text = TerminalCodes.strip(line);
            if (!text.isBlank() && !format.isComment(text)) {
                var isRead = isRead(format, text);
                read += isRead ? 1 : 0;
                bad += isRead ? 0 : 1;
            }
        }
        return read > bad;
    }

    private static boolean isRead(AutoFormat format, String line) {
        try {
            return !format.read(line, ZoneOffset.UTC).target().isEmpty();
        } catch (BadLine | RuntimeException other) {
            return false;
        }
    }
}
