// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery.mentions;

import dev.faultline.probe.net.Endpoint;
import java.util.ArrayList;
import java.util.List;
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

    private static final Pattern LIST_SUFFIX =
            Pattern.compile("_?(BOOTSTRAP_)?(SERVERS|BROKERS|HOSTS|NODES|ADDR|ADDRESS|ADDRESSES|ENDPOINTS?)$");

    private final VariableSet variables;
    private final SignInVariables signIns;

    EnvironmentMentions(VariableSet variables) {
        this.variables = variables;
        this.signIns = new SignInVariables(variables);
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
        var suffix = URL_SUFFIX.matcher(name);
        var stem = suffix.find() ? name.substring(0, suffix.start()) : name;
        var whole = Optional.of(name).filter(held -> mentioned.isWanted());
        return new EndpointMention(
                MentionName.of(mentioned.url().endpoint(), stem),
                mentioned.scheme(),
                mentioned.endpoints(),
                mentioned.shownPath(),
                variables.origin(name),
                mentioned.isTls(),
                mentioned.byService(),
                signIns.of(stem + "_", whole));
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
                .map(endpoint -> of(stem, name, scheme, List.of(endpoint), path(stem, scheme)));
    }

    private String path(String stem, ServerScheme scheme) {
        var endings = switch (scheme) {
            case AMQP, AMQPS -> List.of("_VHOST", "_VIRTUAL_HOST");
            default -> List.of("DATABASE", "_DATABASE", "_DB", "_NAME");
        };
        return variables
                .firstNamed(endings.stream().map(stem::concat).toList())
                .flatMap(variables::value)
                .map(MentionedUrl::shown)
                .orElse("");
    }

    private List<EndpointMention> ofList(String name, String value) {
        var named = byName(name);
        var endpoints = Stream.of(value.split(","))
                .filter(each -> each.strip().matches("\\S+:\\d+"))
                .flatMap(each -> Endpoint.parse(each).stream())
                .toList();
        if (endpoints.isEmpty()) {
            return List.of();
        }
        var scheme = named == ServerScheme.TCP
                ? ServerScheme.usualAt(endpoints.get(0).port())
                : named;
        var shortened = LIST_SUFFIX.matcher(name).replaceFirst("");
        var stem = shortened.isEmpty() ? name : shortened;
        // Brokers of one list are of one cluster, anything else is on its own.
        return scheme == ServerScheme.KAFKA
                ? List.of(of(stem, name, scheme, endpoints, ""))
                : endpoints.stream()
                        .map(endpoint -> of(
                                stem,
                                name,
                                named == ServerScheme.TCP ? ServerScheme.usualAt(endpoint.port()) : named,
                                List.of(endpoint),
                                ""))
                        .toList();
    }

    private static ServerScheme byName(String name) {
        return name.equals("PG") ? ServerScheme.POSTGRESQL : ServerScheme.inVariable(name);
    }

    private EndpointMention of(String stem, String name, ServerScheme scheme, List<Endpoint> endpoints, String path) {
        return new EndpointMention(
                MentionName.of(endpoints.get(0), stem),
                scheme,
                endpoints,
                path,
                variables.origin(name),
                EndpointMention.isEncrypted(scheme) || signIns.isEncrypted(stem),
                false,
                signIns.of(stem.equals("PG") ? "PG" : stem + "_", Optional.empty()));
    }
}
