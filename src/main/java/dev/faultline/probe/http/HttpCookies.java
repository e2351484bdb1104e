// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import io.netty.handler.codec.http.cookie.ClientCookieDecoder;
import io.netty.handler.codec.http.cookie.Cookie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cookies that responses have set on the way through redirects (RFC 6265), forgotten at the end of the run. */
record HttpCookies(List<KeptCookie> kept) {

    static final HttpCookies NONE = new HttpCookies(List.of());

    /** So many are kept at most. */
    private static final int MOST = 100;

    HttpCookies {
        kept = List.copyOf(kept);
    }

    /** These and those that a response from the given place sets; what has expired is forgotten. */
    HttpCookies with(List<String> headers, HttpTarget from) {
        var all = new ArrayList<>(kept);
        for (var header : headers) {
            var cookie = ClientCookieDecoder.LAX.decode(header);
            if (cookie != null) {
                var set = kept(cookie, from);
                all.removeIf(set::replaces);
                if ((cookie.maxAge() == Cookie.UNDEFINED_MAX_AGE || cookie.maxAge() > 0)
                        && all.size() < MOST
                        && isAllowed(set, from)) {
                    all.add(set);
                }
            }
        }
        return new HttpCookies(all);
    }

    private static KeptCookie kept(Cookie cookie, HttpTarget from) {
        var domain = Optional.ofNullable(cookie.domain())
                .map(text -> text.toLowerCase(Locale.ROOT).replaceFirst("^[.]", ""))
                .filter(text -> !text.isEmpty());
        var path = Optional.ofNullable(cookie.path()).filter(text -> text.startsWith("/"));
        return new KeptCookie(
                cookie.name(),
                cookie.wrap() ? '"' + cookie.value() + '"' : cookie.value(),
                domain.orElse(from.endpoint().host()),
                domain.isPresent(),
                path.orElseGet(() -> folder(from.path().replaceFirst("[?].*", ""))),
                cookie.isSecure());
    }

    private static String folder(String path) {
        var slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    private static boolean isAllowed(KeptCookie cookie, HttpTarget from) {
        var host = from.endpoint().host();
        return host.equals(cookie.domain()) || cookie.domain().indexOf('.') > 0 && host.endsWith("." + cookie.domain());
    }

    /** The header {@code Cookie} for a request: what was set, and what is configured under other names. */
    Optional<String> header(HttpTarget target, @Nullable String configured) {
        if (kept.isEmpty() && configured == null) {
            return Optional.empty();
        }
        var own = kept.stream().filter(cookie -> cookie.isFor(target)).toList();
        var names = own.stream().map(KeptCookie::name).collect(Collectors.toSet());
        var others = Stream.ofNullable(configured)
                .flatMap(header -> Arrays.stream(header.split(";")))
                .map(String::strip)
                .filter(pair -> !pair.isEmpty() && !names.contains(pair.replaceFirst("=.*", "")));
        return Optional.of(Stream.concat(others, own.stream().map(KeptCookie::text))
                        .collect(Collectors.joining("; ")))
                .filter(text -> !text.isEmpty());
    }
}
