// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Where people open the page, for the links in messages.
 *
 * @param base without a slash at its end
 */
public record PageUrl(String base) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** Reads {@code url}, if it is there; a wrong one is reported to the settings. */
    public static Optional<PageUrl> read(SettingsSection settings) {
        var text = settings.text("url");
        var url = text.flatMap(PageUrl::parse);
        if (text.isPresent() && url.isEmpty()) {
            settings.reject(
                    "url",
                    "an absolute URL with http or https, without user, query and fragment, such as"
                            + " https://faultline.shop.example");
        }
        return url;
    }

    private static Optional<PageUrl> parse(String text) {
        try {
            var uri = new URI(text.strip());
            var isPlain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            return uri.getHost() != null && uri.getScheme() != null && SCHEMES.contains(uri.getScheme()) && isPlain
                    ? Optional.of(new PageUrl(text.strip().replaceAll("/+$", "")))
                    : Optional.empty();
        } catch (URISyntaxException wrong) {
            return Optional.empty();
        }
    }

    /** The page itself. */
    public String home() {
        return base + "/";
    }

    /** The page with the window of that incident judged. */
    public String incident(String id) {
        return base + "/?incident=" + encoded(id);
    }

    /** The page with that window judged. */
    public String window(Instant from, Instant to, Optional<String> route) {
        return base + "/?from=" + from + "&to=" + to
                + route.map(only -> "&route=" + encoded(only)).orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
