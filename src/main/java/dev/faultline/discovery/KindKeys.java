// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import dev.faultline.discovery.ProposedDependency.ProposedLine;
import dev.faultline.discovery.mentions.EndpointMention;
import dev.faultline.discovery.mentions.ServerScheme;
import dev.faultline.probe.net.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The keys with which the kind of a server checks it as well as what is known of it allows. */
final class KindKeys {

    /** Where a URL without a path is asked, nobody knows what is right; a server error is certainly wrong. */
    private static final String ANY_STATUS = "{ status: \"100-499\" }";

    private final EndpointMention mention;
    private final List<ProposedLine> lines = new ArrayList<>();

    private KindKeys(EndpointMention mention) {
        this.mention = mention;
    }

    /** @param origin where the server is named or seen */
    static List<ProposedLine> of(EndpointMention mention, String origin) {
        var keys = new KindKeys(mention);
        keys.lines.add(new ProposedLine("kind", mention.scheme().kind(), origin));
        keys.addPlace();
        return List.copyOf(keys.lines);
    }

    private void addPlace() {
        switch (mention.scheme()) {
            case HTTP, HTTPS -> {
                var isUsual = mention.endpoint().port() == mention.scheme().port();
                var place =
                        isUsual ? mention.endpoint().host() : mention.endpoint().toString();
                add("url", quoted((mention.isTls() ? "https" : "http") + "://" + place + "/"));
                add("expect", ANY_STATUS);
            }
            case POSTGRESQL -> addUrl("postgresql", false);
            case MYSQL -> addUrl("mysql", false);
            case REDIS -> addUrl(mention.isTls() ? "rediss" : "redis", false);
            case AMQP, AMQPS -> addUrl(mention.isTls() ? "amqps" : "amqp", true);
            case MONGODB -> addUrl(mention.byService() ? "mongodb+srv" : "mongodb", true);
            case KAFKA -> addBrokers();
            case GRPC, GRPCS -> {
                add("url", quoted((mention.isTls() ? "grpcs://" : "grpc://") + mention.endpoint()));
                add("expect", "{ unimplemented: up }");
            }
            case SMTP, SMTPS -> {
                add("address", quoted(mention.endpoint().toString()));
                if (mention.isTls()) {
                    add("security", "tls");
                }
                addUser(true);
            }
            case MEMCACHED -> {
                add("address", quoted(mention.endpoint().toString()));
                if (addUser(true)) {
                    // What the images and the services that have users mean by it.
                    add("sasl", "binary");
                }
            }
            default -> add("address", quoted(mention.endpoint().toString()));
        }
    }

    private void addUrl(String scheme, boolean onlyBoth) {
        var path = mention.path().isEmpty() ? "" : "/" + mention.path();
        var hosts = mention.byService()
                ? mention.endpoint().host()
                : mention.endpoints().stream().map(Endpoint::toString).collect(Collectors.joining(","));
        add("url", mention.signIn().wholeUrl().map(KindKeys::reference).orElse(quoted(scheme + "://" + hosts + path)));
        addUser(onlyBoth);
    }

    /** @param onlyBoth whether the kind takes no name without a password, and no password without a name */
    private boolean addUser(boolean onlyBoth) {
        var username = mention.signIn().username();
        var password = mention.signIn().password();
        if (onlyBoth && (username.isEmpty() || password.isEmpty())) {
            return false;
        }
        username.filter(name -> password.isPresent() || mention.scheme() != ServerScheme.REDIS)
                .ifPresent(name -> lines.add(new ProposedLine("username", reference(name), "variable " + name)));
        password.ifPresent(name -> lines.add(new ProposedLine("password", reference(name), "variable " + name)));
        return true;
    }

    private void addBrokers() {
        add(
                "brokers",
                mention.endpoints().stream()
                        .map(endpoint -> quoted(endpoint.toString()))
                        .collect(Collectors.joining(", ", "[", "]")));
        if (mention.isTls()) {
            add("tls", "{}");
        }
        var signIn = mention.signIn();
        if (signIn.username().isPresent() && signIn.password().isPresent()) {
            var mechanism =
                    signIn.mechanism().map(name -> "mechanism: " + name + ", ").orElse("");
            var username = signIn.username().get();
            var password = signIn.password().get();
            lines.add(new ProposedLine(
                    "sasl",
                    "{ " + mechanism + "username: " + quotedReference(username) + ", password: "
                            + quotedReference(password) + " }",
                    "variables " + username + " and " + password));
        }
    }

    private void add(String key, String value) {
        lines.add(new ProposedLine(key, value, ""));
    }

    private static String reference(String variable) {
        return "${" + variable + "}";
    }

    /** Inside braces, where a brace of its own would end them. */
    private static String quotedReference(String variable) {
        return "\"" + reference(variable) + "\"";
    }

    /** As a text in YAML that stands for nothing else. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("${", "$${") + '"';
    }
}
