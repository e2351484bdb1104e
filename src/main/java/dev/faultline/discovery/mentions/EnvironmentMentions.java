// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery.mentions;

import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.ServerUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Servers that environment variables name, as the usual frameworks and charts have them: URLs ({@code DATABASE_URL},
 * {@code SPRING_DATASOURCE_URL}, {@code REDIS_URL}), a host beside a port ({@code REDIS_HOST}, {@code PGHOST}), lists of
 * addresses ({@code KAFKA_BOOTSTRAP_SERVERS}).
 */
final class EnvironmentMentions {

    /** What is the program's own, the platform's, or on the way to others; {@code X_PORT} are links that Kubernetes sets. */
    private static final Pattern OTHERS = Pattern.compile(
            "(FAULTLINE|KUBERNETES|OTEL|JAVA|MAVEN|LC)_.*|(.*_)?(NO_)?PROXY|.*_PORT(_\\d+_.*)?|.*_SERVICE_(HOST|PORT)(_.*)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern URL_SUFFIX = Pattern.compile("(_JDBC)?_(URL|URI|DSN)(_|$)");
    private static final Pattern HOST = Pattern.compile("(PG|.*_)(HOST|HOSTNAME)");
    private static final Pattern LIST =
            Pattern.compile(".*(SERVERS|BROKERS|HOSTS|NODES|ADDR|ADDRESS|ADDRESSES|ENDPOINTS?)");

    private final VariableSet variables;

    EnvironmentMentions(VariableSet variables) {
        this.variables = variables;
    }

    /** All of them, by the names of the variables. */
    List<EndpointMention> find() {
        var found = new ArrayList<EndpointMention>();
        variables.all().forEach((name, value) -> {
            if (!OTHERS.matcher(name).matches()) {
                found.addAll(in(name, value.strip()));
            }
        });
        return found;
    }

    private List<EndpointMention> in(String name, String value) {
        var url = MentionedUrl.whole(value);
        if (url.isPresent()) {
            return List.of(ofUrl(name, url.get()));
        }
        if (HOST.matcher(name).matches()) {
            return ofHost(name, value).stream().toList();
        }
        return LIST.matcher(name).matches() ? ofList(name, value) : List.of();
    }

    private EndpointMention ofUrl(String name, MentionedUrl mentioned) {
        var url = mentioned.url();
        var suffix = URL_SUFFIX.matcher(name);
        var stem = suffix.find() ? name.substring(0, suffix.start()) : name;
        var credentials = isWithCredentials(url) ? Optional.of(name) : Optional.<String>empty();
        return mention(
                stem, name, mentioned.scheme(), url.endpoint(), mentioned.shownPath(), mentioned.isTls(), credentials);
    }

    private static boolean isWithCredentials(ServerUrl url) {
        return url.username().isPresent()
                || url.password().isPresent()
                || url.parameters().containsKey("user")
                || url.parameters().containsKey("password");
    }

    private Optional<EndpointMention> ofHost(String name, String host) {
        var stem = name.startsWith("PG") ? "PG" : name.substring(0, name.lastIndexOf('_'));
        var port = variables.firstNamed(List.of(stem + "PORT", stem + "_PORT")).flatMap(variables::value);
        var scheme = port.flatMap(text -> Endpoint.parse("any:" + text))
                .map(Endpoint::port)
                .map(ServerScheme::usualAt)
                .filter(usual -> usual != ServerScheme.TCP)
                .orElse(byName(stem));
        return Endpoint.parse(port.map(text -> host + ":" + text).orElse(host), scheme.port())
                .map(endpoint -> mention(stem, name, scheme, endpoint, database(stem), false, Optional.empty()));
    }

    private String database(String stem) {
        return variables
                .firstNamed(Stream.of("DATABASE", "_DATABASE", "_DB", "_NAME")
                        .map(stem::concat)
                        .toList())
                .flatMap(variables::value)
                .map(MentionedUrl::shown)
                .orElse("");
    }

    private List<EndpointMention> ofList(String name, String value) {
        var scheme = byName(name);
        return Stream.of(value.split(","))
                .filter(each -> each.strip().matches("\\S+:\\d+"))
                .flatMap(each -> Endpoint.parse(each).stream())
                .map(endpoint -> mention(
                        name,
                        name,
                        scheme == ServerScheme.TCP ? ServerScheme.usualAt(endpoint.port()) : scheme,
                        endpoint,
                        "",
                        false,
                        Optional.empty()))
                .toList();
    }

    private static ServerScheme byName(String name) {
        if (name.equals("PG") || name.contains("POSTGRES")) {
            return ServerScheme.POSTGRESQL;
        }
        return Stream.of(ServerScheme.values())
                .filter(scheme ->
                        scheme.names().stream().anyMatch(word -> name.contains(word.toUpperCase(Locale.ROOT))))
                .filter(scheme -> scheme != ServerScheme.TCP)
                .findFirst()
                .orElse(ServerScheme.TCP);
    }

    private EndpointMention mention(
            String stem,
            String name,
            ServerScheme scheme,
            Endpoint endpoint,
            String path,
            boolean isTls,
            Optional<String> wholeUrl) {
        var separator = stem.equals("PG") ? "" : "_";
        var username = beside(wholeUrl, stem + separator, List.of("USERNAME", "USER"));
        var password = beside(wholeUrl, stem + separator, List.of("PASSWORD", "PASS", "PWD"));
        return new EndpointMention(
                MentionName.of(endpoint, stem),
                scheme,
                endpoint,
                path,
                variables.origin(name),
                isTls,
                wholeUrl,
                username,
                password,
                Stream.of(wholeUrl, username, password)
                        .flatMap(Optional::stream)
                        .filter(variable -> !variables.isUsable(variable))
                        .toList());
    }

    private Optional<String> beside(Optional<String> wholeUrl, String stem, List<String> endings) {
        return wholeUrl.isPresent()
                ? Optional.empty()
                : variables.firstNamed(endings.stream().map(stem::concat).toList());
    }
}
