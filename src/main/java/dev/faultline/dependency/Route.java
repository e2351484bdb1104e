package dev.faultline.dependency;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A pattern over the app's routes: a path in which {@code *} stands for any run of characters, slashes included.
 *
 * <p>{@code /checkout/*} matches {@code /checkout/} and everything below it, and {@code /checkout} itself.
 *
 * @param pattern as written in the config file
 */
public record Route(String pattern) {

    public Route {
        Objects.requireNonNull(pattern);
    }

    /** Whether the given path of a request falls under this pattern. A query string on the path is ignored. */
    public boolean matches(String path) {
        var question = path.indexOf('?');
        var bare = question < 0 ? path : path.substring(0, question);
        if (pattern.endsWith("/*") && bare.equals(pattern.substring(0, pattern.length() - 2))) {
            return true;
        }
        var regex = new StringBuilder();
        for (var part : pattern.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(part.isEmpty() ? "(?:)" : Pattern.quote(part));
        }
        return Pattern.matches(regex.toString(), bare);
    }
}
