// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The config file cannot be used. Its message is every error, one a line, in the order of the file. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial")
    private final List<ConfigError> errors;

    public ConfigException(List<ConfigError> errors) {
        super(inOrder(errors).stream().map(ConfigError::text).collect(Collectors.joining("\n")));
        this.errors = inOrder(errors);
    }

    /** At least one, by line. */
    public List<ConfigError> errors() {
        return errors;
    }

    private static List<ConfigError> inOrder(List<ConfigError> errors) {
        return errors.stream()
                .sorted(Comparator.comparingInt(ConfigError::line))
                .toList();
    }
}
