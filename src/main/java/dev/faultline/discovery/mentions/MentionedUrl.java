// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery.mentions;

import dev.faultline.probe.mongodb.MongoUrl;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.ServerUrl;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The URL of a server of a known kind, as it stands in a variable or a file.
 *
 * @param url with the first of its hosts
 * @param endpoints all of its hosts
 */
record MentionedUrl(ServerScheme scheme, ServerUrl url, List<Endpoint> endpoints) {

    /** Only MongoDB's have several hosts. */
    private static final Pattern FORM = Pattern.compile(
            "mongodb(?:\\+srv)?://[^\\s\"'<>;`\\\\]+" + "|(?:jdbc:)?([a-z][a-z0-9]*)://[^\\s\"'<>,;`\\\\]+");

    private static final Pattern SHOWABLE = Pattern.compile("[A-Za-z0-9_.-]{1,63}");

    MentionedUrl {
        endpoints = List.copyOf(endpoints);
    }

    /** The text as such. */
    static Optional<MentionedUrl> whole(String text) {
        return FORM.matcher(text).matches() ? of(text) : Optional.empty();
    }

    /** Those that stand somewhere in the text. */
    static Stream<MentionedUrl> within(String text) {
        return FORM.matcher(text).results().flatMap(found -> of(found.group()).stream());
    }

    private static Optional<MentionedUrl> of(String text) {
        var bare = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        var name = bare.substring(0, bare.indexOf(':')).toLowerCase(Locale.ROOT);
        return ServerScheme.named(name)
                .filter(scheme -> !bare.contains("${"))
                .flatMap(scheme -> scheme == ServerScheme.MONGODB
                        ? MongoUrl.parse(bare).map(url -> new MentionedUrl(scheme, url.first(), url.hosts()))
                        : ServerUrl.parse(bare, scheme.names(), scheme.port())
                                .map(url -> new MentionedUrl(scheme, url, List.of(url.endpoint()))));
    }

    boolean isTls() {
        return url.scheme().equals("rediss") || EndpointMention.isEncrypted(scheme);
    }

    /** Whether its host is a name whose SRV records say where the servers are. */
    boolean byService() {
        return url.scheme().endsWith("+srv");
    }

    /**
     * Whether only the whole says what it takes: it has credentials, or what stands in it is not shown. Only where the kind takes
     * a URL.
     */
    boolean isWanted() {
        return switch (scheme) {
            case POSTGRESQL, MYSQL, REDIS -> isWithCredentials();
            case AMQP, AMQPS -> isWithCredentials() || !shownPath().equals(url.path());
            case MONGODB -> true;
            default -> false;
        };
    }

    /** Whether it has credentials that a kind without a URL cannot take from it. */
    boolean isWithCredentials() {
        return url.username().isPresent()
                || url.password().isPresent()
                || url.parameters().containsKey("user")
                || url.parameters().containsKey("password");
    }

    /** The name of a database or virtual host; the path of anything else may hold a token and is not shown. */
    String shownPath() {
        return switch (scheme) {
            case POSTGRESQL, MYSQL, REDIS, AMQP, AMQPS, MONGODB -> shown(url.path());
            default -> "";
        };
    }

    /** The text if it looks like a name, else nothing. */
    static String shown(String name) {
        return SHOWABLE.matcher(name).matches() ? name : "";
    }
}
