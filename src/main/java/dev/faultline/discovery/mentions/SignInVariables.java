// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery.mentions;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The variables beside the one that names a server: they begin alike, and say how to sign in to it. */
record SignInVariables(VariableSet variables) {

    private static final Set<String> MECHANISMS = Set.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512");

    /**
     * @param stem how they begin
     * @param wholeUrl the variable with a URL that already says it
     */
    MentionedSignIn of(String stem, Optional<String> wholeUrl) {
        var username = beside(wholeUrl, stem, List.of("USERNAME", "USER", "SASL_USERNAME", "DEFAULT_USER"));
        var password = beside(wholeUrl, stem, List.of("PASSWORD", "PASS", "PWD", "SASL_PASSWORD", "DEFAULT_PASS"));
        var absent = Stream.of(wholeUrl, username, password)
                .flatMap(Optional::stream)
                .filter(variable -> !variables.isUsable(variable))
                .toList();
        return new MentionedSignIn(wholeUrl, username, password, mechanism(stem), absent);
    }

    private Optional<String> beside(Optional<String> wholeUrl, String stem, List<String> endings) {
        return wholeUrl.isPresent()
                ? Optional.empty()
                : variables.firstNamed(endings.stream().map(stem::concat).toList());
    }

    private Optional<String> mechanism(String stem) {
        return variables
                .firstNamed(List.of(stem + "SASL_MECHANISM"))
                .flatMap(variables::value)
                .map(text -> text.strip().toUpperCase(Locale.ROOT))
                .filter(MECHANISMS::contains);
    }

    /** Whether one of Kafka's says that the connection is encrypted. */
    boolean isEncrypted(String stem) {
        return variables
                .firstNamed(List.of(stem + "_SECURITY_PROTOCOL"))
                .flatMap(variables::value)
                .filter(text -> text.strip().toUpperCase(Locale.ROOT).endsWith("SSL"))
                .isPresent();
    }
}
