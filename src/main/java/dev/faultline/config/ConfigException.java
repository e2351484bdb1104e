// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import dev.faultline.settings.Secret;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The config file cannot be used. Its message is every error, one a line, in the order of the file. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial")
    private final List<ConfigError> errors;

    @SuppressWarnings("serial")
    private final Optional<Secret> apiToken;

    public ConfigException(List<ConfigError> errors) {
        this(errors, Optional.empty());
    }

    /** @param apiToken what {@link #apiToken} is to give */
    ConfigException(List<ConfigError> errors, Optional<Secret> apiToken) {
        super(inOrder(errors).stream().map(ConfigError::text).collect(Collectors.joining("\n")));
        this.errors = inOrder(errors);
        this.apiToken = apiToken;
    }

    /**
     * What a caller has to bring for as long as no other config is in force: the token that the file sets, or an empty one,
     * which nobody has, if it may set one that cannot be read.
     */
    Optional<Secret> apiToken() {
        return apiToken;
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
