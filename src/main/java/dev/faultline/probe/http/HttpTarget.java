// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import dev.faultline.probe.net.Endpoint;
import dev.faultline.settings.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a request goes. Its text form shows neither credentials nor the values of the query string.
 *
 * @param uri absolute, {@code http} or {@code https}, with a host
 * @param endpoint the URI's
 */
record HttpTarget(URI uri, Endpoint endpoint) {

    /** A query value shorter than this is a word like {@code true}: cleared from messages it would only garble them. */
    private static final int SHORTEST_SECRET = 8;

    static Optional<HttpTarget> parse(String text) {
        return WrittenUri.read(text).flatMap(HttpTarget::of);
    }

    /** Where a {@code Location} header of a response from here leads; empty if it is not HTTP. */
    Optional<HttpTarget> redirectedTo(String location) {
        return WrittenUri.resolve(uri, location).flatMap(HttpTarget::of);
    }

    private static Optional<HttpTarget> of(URI uri) {
        var isHttp = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        return isHttp && uri.getRawAuthority() != null
                ? endpoint(uri).map(endpoint -> new HttpTarget(uri, endpoint))
                : Optional.empty();
    }

    boolean isTls() {
        return scheme().equals("https");
    }

    String scheme() {
        return uri.getScheme().toLowerCase(Locale.ROOT);
    }

    private static Optional<Endpoint> endpoint(URI uri) {
        // Not URI.getHost(): it knows no names with an underscore, which containers have.
        return Endpoint.parse(uri.getRawAuthority().replaceFirst("^.*@", ""), defaultPort(uri));
    }

    private static int defaultPort(URI uri) {
        return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    /** The {@code Host} header: without the scheme's own port. */
    String authority() {
        var text = endpoint.toString();
        return endpoint.port() == defaultPort(uri) ? text.substring(0, text.lastIndexOf(':')) : text;
    }

    /** The path and the query string, as sent. */
    String path() {
        var path = uri.getRawPath();
        var query = uri.getRawQuery();
        return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    boolean hasSameOriginAs(HttpTarget other) {
        return scheme().equals(other.scheme()) && endpoint().equals(other.endpoint());
    }

    /** The {@code Authorization} header that the URL's own {@code user:password@} stands for (RFC 7617). */
    Optional<String> basicCredentials() {
        return userInfo()
                .map(decoded ->
                        "Basic " + Base64.getEncoder().encodeToString(decoded.getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<String> userInfo() {
        var authority = uri.getAuthority();
        var at = authority.lastIndexOf('@');
        return at < 0 ? Optional.empty() : Optional.of(authority.substring(0, at));
    }

    Set<Secret> secrets() {
        var secrets = new LinkedHashSet<Secret>();
        userInfo().ifPresent(pair -> {
            secrets.add(Secret.of(pair));
            var password = pair.substring(pair.indexOf(':') + 1);
            if (!password.isEmpty()) {
                secrets.add(Secret.of(password));
            }
        });
        basicCredentials().map(Secret::of).ifPresent(secrets::add);
        if (uri.getRawQuery() != null) {
            Arrays.stream(uri.getRawQuery().split("&"))
                    .map(pair -> pair.substring(pair.indexOf('=') + 1))
                    .filter(value -> value.length() >= SHORTEST_SECRET)
                    .map(Secret::of)
                    .forEach(secrets::add);
        }
        return secrets;
    }

    @Override
    public String toString() {
        var path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return scheme() + "://" + userInfo().map(hidden -> Secret.MASK + "@").orElse("") + authority() + path
                + (uri.getRawQuery() == null ? "" : "?" + masked(uri.getRawQuery()));
    }

    private static String masked(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.indexOf('=') < 0 ? Secret.MASK : pair.replaceFirst("=.*$", "=" + Secret.MASK))
                .collect(Collectors.joining("&"));
    }
}
