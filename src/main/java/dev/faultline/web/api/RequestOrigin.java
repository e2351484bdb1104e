// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The origin of the web page that makes a call, as a browser reports it in the header {@code Origin}. Through a
 * port-forward, everything that a browser sends comes from this pod; so that pages of others cannot use it, only our own
 * pages may change anything.
 */
final class RequestOrigin {

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[?[0-9a-f:.]*:[0-9a-f:.]*]?");
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private RequestOrigin() {}

    /** Whether that header names another origin than the host that the call was sent to; {@code null} is no origin of ours. */
    static boolean isForeign(String header, @Nullable HostAndPort sentTo) {
        if (sentTo == null) {
            return true;
        }
        try {
            var origin = new URI(header.strip().toLowerCase(Locale.ROOT));
            var host = origin.getHost();
            return host == null
                    || !host.equals(bracketed(sentTo.host().toLowerCase(Locale.ROOT)))
                    || port(origin.getPort(), origin) != port(sentTo.port(), origin);
        } catch (URISyntaxException unreadable) {
            return true;
        }
    }

    /**
     * Whether the host is this machine by name, or any by its address. Any other name may have been made to lead here by
     * the page itself, which then shares its origin with us.
     */
    static boolean isAddressOrLocalhost(@Nullable HostAndPort sentTo) {
        if (sentTo == null) {
            return false;
        }
        var host = sentTo.host().toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || ADDRESS.matcher(host).matches();
    }

    private static String bracketed(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private static int port(int stated, URI origin) {
        if (stated > 0) {
            return stated;
        }
        return "https".equals(origin.getScheme()) ? HTTPS : HTTP;
    }
}
