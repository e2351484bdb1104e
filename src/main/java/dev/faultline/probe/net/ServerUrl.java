// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import dev.faultline.settings.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A connection URL of a database or broker: {@code scheme://user:password@host:port/path?name=value}. More lenient than
 * {@link java.net.URI} about the host (service names with underscores), and with its secret apart.
 *
 * @param scheme in lower case
 * @param endpoint where the server is
 * @param username if there is a non-empty one
 * @param password if there is one
 * @param path without the leading slash, may be empty
 * @param parameters of the query, the last of each name
 */
public record ServerUrl(
        String scheme,
        Endpoint endpoint,
        Optional<String> username,
        Optional<Secret> password,
        String path,
        Map<String, String> parameters) {

    public ServerUrl {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads a URL with one of the given schemes; empty if it is none. What is percent-encoded is decoded.
     *
     * @param defaultPort holds where the URL names none
     */
    public static Optional<ServerUrl> parse(String text, Set<String> schemes, int defaultPort) {
        var mark = text.indexOf("://");
        var scheme = mark < 0 ? "" : text.substring(0, mark).strip().toLowerCase(Locale.ROOT);
        if (!schemes.contains(scheme)) {
            return Optional.empty();
        }
        var rest = text.substring(mark + 3).strip();
        var question = rest.indexOf('?');
        var query = question < 0 ? "" : rest.substring(question + 1);
        var beforeQuery = question < 0 ? rest : rest.substring(0, question);
        // A slash in a password that somebody forgot to encode must not become part of what is shown.
        var slash = beforeQuery.indexOf('/', beforeQuery.lastIndexOf('@') + 1);
        var authority = slash < 0 ? beforeQuery : beforeQuery.substring(0, slash);
        var path = slash < 0 ? "" : beforeQuery.substring(slash + 1);
        var at = authority.lastIndexOf('@');
        try {
            var credentials = at < 0 ? "" : authority.substring(0, at);
            var colon = credentials.indexOf(':');
            var user = decode(colon < 0 ? credentials : credentials.substring(0, colon));
            var password = colon < 0 ? Optional.<String>empty() : Optional.of(decode(credentials.substring(colon + 1)));
            var parameters = parameters(query);
            var decodedPath = decode(path);
            return Endpoint.parse(authority.substring(at + 1), defaultPort)
                    .map(endpoint -> new ServerUrl(
                            scheme,
                            endpoint,
                            Optional.of(user).filter(name -> !name.isEmpty()),
                            password.filter(word -> !word.isEmpty()).map(Secret::of),
                            decodedPath,
                            parameters));
        } catch (IllegalArgumentException badEncoding) {
            return Optional.empty();
        }
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : query.split("&")) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    // A plus sign is itself: this is no HTML form.
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
