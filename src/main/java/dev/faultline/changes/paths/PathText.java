// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.paths;

import dev.faultline.probe.file.InodeUsage;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A {@link PathHistory} as text, to be kept over a restart: the path, then one look a line, the latest first. */
final class PathText {

    /** How many fields there are; versions before the inodes had two less. */
    private static final int FIELDS = 13;

    private PathText() {}

    static String of(PathHistory history) {
        var lines = new ArrayList<String>();
        lines.add(encoded(history.path()));
        lines.add(line(history.latest()));
        for (var alteration : history.alterations()) {
            lines.add(line(alteration.before()));
            lines.add(line(alteration.after()));
        }
        return String.join("\n", lines);
    }

    /** What was kept; absent if the text is none, as that of another version may be. */
    static Optional<PathHistory> parse(String text) {
        try {
            var lines = text.lines().toList();
            var latest = look(lines.get(1));
            var alterations = new ArrayList<PathAlteration>();
            for (var i = 2; i + 1 < lines.size(); i += 2) {
                alterations.add(new PathAlteration(look(lines.get(i)), look(lines.get(i + 1))));
            }
            return Optional.of(new PathHistory(decoded(lines.get(0)), latest, alterations));
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            return Optional.empty();
        }
    }

    private static String line(PathAppearance look) {
        return String.join(
                " ",
                List.of(
                        "" + look.at().toEpochMilli(),
                        encoded(look.type()),
                        encoded(look.owner()),
                        encoded(look.group()),
                        encoded(look.mode()),
                        "" + look.readOnly(),
                        encoded(look.volume()),
                        "" + look.size(),
                        "" + look.modified().toEpochMilli(),
                        "" + look.free(),
                        "" + look.total(),
                        "" + look.inodes().free(),
                        "" + look.inodes().total()));
    }

    private static PathAppearance look(String line) {
        var fields = Arrays.asList(line.split(" ", FIELDS));
        return new PathAppearance(
                Instant.ofEpochMilli(Long.parseLong(fields.get(0))),
                decoded(fields.get(1)),
                decoded(fields.get(2)),
                decoded(fields.get(3)),
                decoded(fields.get(4)),
                Long.parseLong(fields.get(7)),
                Instant.ofEpochMilli(Long.parseLong(fields.get(8))),
                new VolumeState(
                        decoded(fields.get(6)),
                        Boolean.parseBoolean(fields.get(5)),
                        Long.parseLong(fields.get(9)),
                        Long.parseLong(fields.get(10)),
                        fields.size() < FIELDS
                                ? InodeUsage.UNKNOWN
                                : new InodeUsage(Long.parseLong(fields.get(11)), Long.parseLong(fields.get(12)))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
