// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.dependency;

import java.util.Objects;

/**
 * A pattern over the app's routes: a path in which {@code *} stands for any run of characters, slashes included.
 *
 * <p>{@code /checkout/*} matches {@code /checkout/} and everything below it, and {@code /checkout} itself.
 *
 * @param pattern as written in the config file
 */
public record RoutePattern(String pattern) {

    public RoutePattern {
        Objects.requireNonNull(pattern);
    }

    /** Whether the given path of a request falls under this pattern. A query string on the path is ignored. */
    public boolean matches(String path) {
        var question = path.indexOf('?');
        var bare = question < 0 ? path : path.substring(0, question);
        if (pattern.endsWith("/*") && bare.equals(pattern.substring(0, pattern.length() - 2))) {
            return true;
        }
        return covers(bare);
    }

    /** Every route of every request is held against patterns, so no regular expression is made of them. */
    private boolean covers(String path) {
        var at = 0;
        var next = 0;
        var star = -1;
        var resumed = 0;
        while (at < path.length()) {
            if (next < pattern.length() && pattern.charAt(next) == '*') {
                star = next++;
                resumed = at;
            } else if (next < pattern.length() && pattern.charAt(next) == path.charAt(at)) {
                next++;
                at++;
            } else if (star >= 0) {
                next = star + 1;
                at = ++resumed;
            } else {
                return false;
            }
        }
        while (next < pattern.length() && pattern.charAt(next) == '*') {
            next++;
        }
        return next == pattern.length();
    }
}
