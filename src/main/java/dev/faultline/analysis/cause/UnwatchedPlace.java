// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.cause;

import dev.faultline.dependency.Dependency;
import dev.faultline.errors.ErrorSample;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The place that an error message names as not reachable, and that no dependency watches. */
public final class UnwatchedPlace {

    private static final String HOST = "([a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*)";
    private static final Pattern WITH_PORT =
            Pattern.compile("(?<![\\w.@/-])(?:[a-z][a-z0-9+]*://)?" + HOST + ":([1-9]\\d{1,4})(?![\\w.:])");
    private static final Pattern UNRESOLVED = Pattern.compile(
            "(?:unknownhostexception: |enotfound |eai_again |no such host: |lookup |could not resolve host: )" + HOST
                    + "(?![\\w])");
    private static final Pattern BETWEEN_MESSAGES = Pattern.compile(" \\| ");
    private static final List<String> TROUBLES = List.of(
            "refused",
            "timed out",
            "timeout",
            "unreachable",
            "no route",
            "unknown host",
            "unknownhost",
            "enotfound",
            "eai_again",
            "no such host",
            "resolve",
            "reset",
            "connect");
    private static final Set<String> SOURCES =
            Set.of("java", "kt", "scala", "groovy", "py", "js", "ts", "mjs", "go", "rb", "php", "cs", "rs", "c", "cpp");

    private UnwatchedPlace() {}

    /** As the message writes it. */
    public static Optional<String> in(Collection<ErrorSample> errors, Collection<Dependency> watched) {
        return errors.stream()
                .map(ErrorSample::message)
                .filter(message -> !message.isEmpty())
                .distinct()
                .flatMap(BETWEEN_MESSAGES::splitAsStream)
                .flatMap(message -> in(message, watched).stream())
                .findFirst();
    }

    static Optional<String> in(String message, Collection<Dependency> watched) {
        var text = message.toLowerCase(Locale.ROOT);
        if (TROUBLES.stream().noneMatch(text::contains)) {
            return Optional.empty();
        }
        return first(WITH_PORT.matcher(text), watched).or(() -> first(UNRESOLVED.matcher(text), watched));
    }

    private static Optional<String> first(Matcher places, Collection<Dependency> watched) {
        while (places.find()) {
            var host = places.group(1);
            var port = places.groupCount() > 1 ? places.group(2) : "";
            if (isPlace(host) && watched.stream().noneMatch(each -> isAt(each, host, port))) {
                return Optional.of(port.isEmpty() ? host : host + ":" + port);
            }
        }
        return Optional.empty();
    }

    private static boolean isPlace(String host) {
        var isNumber = host.chars().allMatch(Character::isDigit);
        return !isNumber && !SOURCES.contains(host.substring(host.lastIndexOf('.') + 1)) && host.length() > 1;
    }

    /** Whether the dependency may be at that place: by its name, its host, or its port behind another name. */
    private static boolean isAt(Dependency dependency, String host, String port) {
        var name = dependency.name().toLowerCase(Locale.ROOT);
        if (host.equals(name) || host.startsWith(name + ".")) {
            return true;
        }
        return dependency.endpoints().stream()
                .map(endpoint -> endpoint.toLowerCase(Locale.ROOT))
                .anyMatch(endpoint -> endpoint.contains(host) || !port.isEmpty() && endpoint.endsWith(":" + port));
    }
}
