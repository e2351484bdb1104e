// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.AccessLogSettings;
import dev.faultline.errors.IgnoredRoutes;
import dev.faultline.text.TerminalCodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which routes the newest lines of an access log have, so that a few can be found that may be asked again and again: what was
 * asked with GET, without a query, and was answered well to everybody. Not thread-safe.
 */
public final class LoggedRoutes {

    private static final int NEWEST_BYTES = 256 << 10;
    private static final int MOST = 500;
    private static final Pattern GET = Pattern.compile("(?<![\\w/.?&-])GET(?![\\w/.-])");
    private static final Pattern OTHER_METHOD =
            Pattern.compile("\\b(POST|PUT|PATCH|DELETE|HEAD|OPTIONS|CONNECT|TRACE)\\b");
    private static final Comparator<LoggedRoute> ORDER =
            Comparator.comparingInt(LoggedRoute::times).reversed().thenComparing(LoggedRoute::path);

    private final AutoFormat format;
    private final RouteNormalizer routes = new RouteNormalizer(IgnoredRoutes.USUAL);
    private final Map<String, Answers> answers = new HashMap<>();

    private LoggedRoutes(AccessLogSettings settings) {
        this.format = new AutoFormat(settings);
    }

    /**
     * A route that was answered well.
     *
     * @param path of the route, an asterisk in the place of each id
     * @param times how often it was
     */
    public record LoggedRoute(String path, int times) {}

    /** How a route was answered. */
    private static final class Answers {

        private static final int OFTEN = 3;
        private static final int MOST_BAD = 10;

        private int good;
        private int bad;
        private boolean isGuarded;

        void add(int status) {
            if (status >= 200 && status < 300 || status == 304) {
                good++;
                return;
            }
            bad++;
            // Elsewhere, or to somebody who signed in: whoever does not is answered otherwise.
            isGuarded |= status >= 300 && status < 400 || status == 401 || status == 403 || status == 407;
        }

        boolean areGood() {
            return good >= OFTEN && !isGuarded && bad * MOST_BAD <= good + bad;
        }
    }

    /**
     * Those in the last 256 KiB of a log that were answered well three times at least and nine times in ten, never elsewhere by a
     * redirect and never refused for want of a sign-in. Without those of health, the most frequent first.
     */
    public static List<LoggedRoute> of(Path log) {
        var settings = new AccessLogSettings(
                log.toString(), "auto", Map.of(), Optional.empty(), Optional.empty(), IgnoredRoutes.USUAL);
        var routes = new LoggedRoutes(settings);
        newestLines(log).map(TerminalCodes::strip).forEach(routes::add);
        return routes.good();
    }

    private static Stream<String> newestLines(Path log) {
        try (var file = FileChannel.open(log)) {
            var start = Math.max(0, file.size() - NEWEST_BYTES);
            var bytes = ByteBuffer.allocate(NEWEST_BYTES);
            file.position(start);
            while (bytes.hasRemaining() && file.read(bytes) >= 0) {
                // Until it is full, or the file ends.
            }
            var lines = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).lines();
            return start == 0 ? lines : lines.skip(1);
        } catch (IOException unreadable) {
            return Stream.empty();
        }
    }

    private void add(String line) {
        if (line.isBlank()
                || format.isComment(line)
                || !GET.matcher(line).find()
                || OTHER_METHOD.matcher(line).find()) {
            return;
        }
        try {
            var entry = format.read(line, ZoneOffset.UTC);
            if (entry.isAnswered() && !entry.check() && entry.target().indexOf('?') < 0) {
                routes.named(entry.target())
                        .filter(route -> !routes.isIgnored(route))
                        .ifPresent(route -> add(route, entry.status()));
            }
        } catch (BadLine | RuntimeException other) {
            // It names no route.
        }
    }

    private void add(String route, int status) {
        if (answers.size() < MOST || answers.containsKey(route)) {
            answers.computeIfAbsent(route, fresh -> new Answers()).add(status);
        }
    }

    private List<LoggedRoute> good() {
        return answers.entrySet().stream()
                .filter(route -> route.getValue().areGood())
                .map(route -> new LoggedRoute(route.getKey(), route.getValue().good))
                .sorted(ORDER)
                .toList();
    }
}
