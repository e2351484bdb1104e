// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import dev.faultline.settings.SettingsSection;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which process is the app: the section {@code changes.process}.
 *
 * @param enabled whether it is watched at all
 * @param command a regular expression that is found in its command line; absent: the oldest process of another container
 *     of the pod that is no known sidecar, if the pod shares its process namespace
 */
public record ProcessSettings(boolean enabled, Optional<String> command) {

    /** What holds where nothing is said. */
    public static final ProcessSettings DEFAULT = new ProcessSettings(true, Optional.empty());

    static ProcessSettings read(SettingsSection settings) {
        var command = settings.text("command");
        command.filter(text -> !isExpression(text))
                .ifPresent(text -> settings.reject("command", "a regular expression that is found in a command line"));
        return new ProcessSettings(
                settings.flag("enabled", DEFAULT.enabled), command.filter(ProcessSettings::isExpression));
    }

    private static boolean isExpression(String text) {
        try {
            return !text.isBlank() && !Pattern.compile(text).matcher("").matches();
        } catch (PatternSyntaxException wrong) {
            return false;
        }
    }
}
