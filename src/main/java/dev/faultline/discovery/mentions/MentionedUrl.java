// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery.mentions;

import dev.faultline.probe.net.ServerUrl;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The URL of a server of a known kind, as it stands in a variable or a file. */
record MentionedUrl(ServerScheme scheme, ServerUrl url) {

    private static final Pattern FORM = Pattern.compile("(?:jdbc:)?([a-z][a-z0-9]*)://[^\\s\"'<>,;`\\\\]+");
    private static final Pattern SHOWABLE = Pattern.compile("[A-Za-z0-9_.-]{1,63}");

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
                .flatMap(scheme ->
                        ServerUrl.parse(bare, scheme.names(), scheme.port()).map(url -> new MentionedUrl(scheme, url)));
    }

    boolean isTls() {
        return url.scheme().equals("rediss") || scheme == ServerScheme.HTTPS || scheme == ServerScheme.AMQPS;
    }

    /** The name of a database; the path of anything else may hold a token and is not shown. */
    String shownPath() {
        return scheme == ServerScheme.POSTGRESQL || scheme == ServerScheme.MYSQL || scheme == ServerScheme.REDIS
                ? shown(url.path())
                : "";
    }

    /** The text if it looks like a name, else nothing. */
    static String shown(String name) {
        return SHOWABLE.matcher(name).matches() ? name : "";
    }
}
