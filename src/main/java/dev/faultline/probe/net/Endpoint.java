// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import dev.faultline.settings.SettingsSection;
import java.util.Locale;
import java.util.Optional;

/**
 * A host and a port, as configured: not yet resolved.
 *
 * @param host a name or an IP literal in lower case, an IPv6 literal without its brackets
 * @param port 1 to 65535
 */
public record Endpoint(String host, int port) {

    /** Stands in where a setting was rejected; never connected to. */
    private static final Endpoint NOWHERE = new Endpoint("invalid", 1);

    public Endpoint {
        host = host.toLowerCase(Locale.ROOT);
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a host and a port: " + host + ", " + port);
        }
    }

    /** Reads {@code host:port} or {@code [v6]:port}; empty if it is neither. */
    public static Optional<Endpoint> parse(String text) {
        return parse(text, 0);
    }

    /** The same; without a port in the text the given one holds, unless it is 0. */
    public static Optional<Endpoint> parse(String text, int defaultPort) {
        var trimmed = text.strip();
        var colon = trimmed.lastIndexOf(':');
        var hasPort = colon >= 0 && !trimmed.endsWith("]");
        var host = hasPort ? trimmed.substring(0, colon) : trimmed;
        var bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        var ambiguous = bare.equals(host) && host.indexOf(':') >= 0;
        if (ambiguous
                || AsciiHost.isAmbiguous(bare)
                || bare.isBlank()
                || bare.chars().anyMatch(c -> c <= ' ' || c == '/' || c == '@')) {
            return Optional.empty();
        }
        return port(hasPort ? trimmed.substring(colon + 1) : Integer.toString(defaultPort))
                .map(port -> new Endpoint(bare, port));
    }

    /** Reads the required key {@code key} as {@code host:port}. What is wrong is reported to the settings. */
    public static Endpoint required(SettingsSection settings, String key) {
        return required(settings, key, 0);
    }

    /** The same; without a port in the text the given one holds, unless it is 0. */
    public static Endpoint required(SettingsSection settings, String key, int defaultPort) {
        var text = settings.requiredText(key);
        if (text.isBlank()) {
            return NOWHERE;
        }
        return parse(text, defaultPort).orElseGet(() -> {
            settings.reject(key, AsciiHost.allowed(text, "host:port, such as ledger:9000 or [fd00::1]:9000"));
            return NOWHERE;
        });
    }

    private static Optional<Integer> port(String digits) {
        if (!digits.matches("\\d{1,5}")) {
            return Optional.empty();
        }
        var port = Integer.parseInt(digits);
        return port >= 1 && port <= 65_535 ? Optional.of(port) : Optional.empty();
    }

    /** {@code host:port}, an IPv6 literal in brackets. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
