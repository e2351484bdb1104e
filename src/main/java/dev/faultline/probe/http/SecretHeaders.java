// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import dev.faultline.settings.Secret;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells the headers whose values are secrets from those that everybody may read. */
public final class SecretHeaders {

    /** Names, in lower case, of what says how to respond, or who asks; not who he claims to be. */
    private static final Set<String> PUBLIC = Set.of(
            "baggage",
            "cache-control",
            "connection",
            "content-language",
            "content-type",
            "date",
            "dnt",
            "expect",
            "forwarded",
            "from",
            "host",
            "if-modified-since",
            "if-none-match",
            "origin",
            "pragma",
            "prefer",
            "priority",
            "range",
            "referer",
            "sec-gpc",
            "te",
            "traceparent",
            "tracestate",
            "upgrade-insecure-requests",
            "user-agent",
            "via",
            "x-correlation-id",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-proto",
            "x-real-ip",
            "x-request-id",
            "x-requested-with");

    private static final Set<String> PUBLIC_VALUES =
            Set.of("application/json", "false", "gzip", "json", "keep-alive", "none", "null", "text/plain", "true");

    private SecretHeaders() {}

    /** The secrets among the values of headers. */
    public static Set<Secret> of(Map<String, Secret> headers) {
        return headers.entrySet().stream()
                .filter(header -> !isPublic(header.getKey().toLowerCase(Locale.ROOT), header.getValue()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean isPublic(String name, Secret value) {
        return PUBLIC.contains(name)
                || name.startsWith("accept")
                || name.endsWith("version")
                || value instanceof Secret.Text text
                        && PUBLIC_VALUES.contains(text.value().toLowerCase(Locale.ROOT));
    }
}
