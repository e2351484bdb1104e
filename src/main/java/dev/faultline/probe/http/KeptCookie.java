// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

/**
 * A cookie that a response has set.
 *
 * @param value as it was set, with quotes around it if it has them
 * @param domain of the hosts that get it; a host itself unless {@code wide}
 * @param path that the path of the request begins with
 * @param secure whether it is for TLS only
 */
record KeptCookie(String name, String value, String domain, boolean wide, String path, boolean secure) {

    boolean isFor(HttpTarget target) {
        var host = target.endpoint().host();
        return (host.equals(domain) || wide && host.endsWith("." + domain))
                && (!secure || target.isTls())
                && isOnPath(target.path().replaceFirst("[?].*", ""));
    }

    private boolean isOnPath(String asked) {
        return asked.startsWith(path)
                && (asked.length() == path.length() || path.endsWith("/") || asked.charAt(path.length()) == '/');
    }

    boolean replaces(KeptCookie other) {
        return name.equals(other.name) && domain.equals(other.domain) && path.equals(other.path);
    }

    /** As it is sent. */
    String text() {
        return name + "=" + value;
    }
}
