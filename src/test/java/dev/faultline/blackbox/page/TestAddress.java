// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.page;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the address of a page asks for.
 *
 * @param parameters by name, decoded
 */
record TestAddress(Map<String, String> parameters) {

    static TestAddress of(Page page) {
        return of(page.url());
    }

    static TestAddress of(String url) {
        var query = Optional.ofNullable(URI.create(url).getRawQuery()).orElse("");
        return new TestAddress(Stream.of(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> pair.length > 1 ? decoded(pair[1]) : "")));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    boolean has(String name) {
        return parameters.containsKey(name);
    }

    /** An instant that is told as such. */
    Instant instant(String name) {
        return Instant.parse(parameters.getOrDefault(name, "absent"));
    }
}
