// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One section of the config file, read key by key. A wrong value is reported with its key, its line and what is
 * allowed, and the reading goes on with a stand-in (the default, or an empty value), so that one pass finds everything.
 * Keys that nobody asked for are reported as unknown when the section has been read.
 *
 * <p>{@code ${NAME}} and {@code ${NAME:default}} in values are already replaced from the environment.
 */
public interface SettingsSection {

    /** Reports a value of this section as wrong. The value shown is the one in the file; secret keys are masked. */
    void reject(String key, String allowed);

    /** Whether the key is there, with any value. Counts as asking for it. */
    boolean has(String key);

    /** Says that one of two keys is enough; both at once are reported. */
    default void eitherOf(String key, String other) {
        if (has(key) && has(other)) {
            reject(other, "either " + key + " or " + other);
        }
    }

    Optional<String> text(String key);

    /** A text that must be there and not be blank. */
    default String requiredText(String key) {
        var text = text(key).orElse("");
        if (text.isBlank()) {
            reject(key, "a text that is not empty");
        }
        return text;
    }

    /** One of the given words. */
    String choice(String key, String defaultWord, Set<String> allowed);

    default boolean flag(String key, boolean defaultValue) {
        return Boolean.parseBoolean(choice(key, String.valueOf(defaultValue), Set.of("true", "false")));
    }

    /** A whole number in [{@code min}, {@code max}]. */
    long number(String key, long defaultValue, long min, long max);

    /** A positive duration: {@code 250ms}, {@code 5s}, {@code 2m}, {@code 1h}, {@code 7d} or ISO-8601. */
    default Duration duration(String key, Duration defaultValue) {
        return duration(key).orElse(defaultValue);
    }

    /** A duration in [{@code min}, {@code max}], written alike. */
    Duration duration(String key, Duration defaultValue, Duration min, Duration max);

    /** A positive duration, if the key is there. */
    Optional<Duration> duration(String key);

    /** An amount in bytes: {@code 512}, {@code 10MiB}, {@code 1GiB}, {@code 500MB}. */
    Optional<Long> bytes(String key);

    /** A list of texts; a single text is a list of one. Empty if the key is not there. */
    List<String> texts(String key);

    /** A mapping of names to texts, in the order of the file. Empty if the key is not there. */
    Map<String, String> textMap(String key);

    /** A mapping of names to secret texts, in the order of the file. Empty if the key is not there. */
    Map<String, Secret> secretMap(String key);

    /** {@code key} or {@code key-file}; both at once, or a file that cannot be read, is reported. */
    Optional<Secret> secret(String key);

    /** A section below this one. An absent one reads as empty, and its required keys are then reported as missing. */
    SettingsSection section(String key);

    /** A list of sections, in the order of the file; a single section is a list of one. Empty if the key is not there. */
    List<? extends SettingsSection> sections(String key);
}
