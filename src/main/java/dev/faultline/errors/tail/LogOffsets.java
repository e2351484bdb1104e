// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far the files of a log have been read.
 *
 * @param open of those that are read on, the oldest first
 * @param past of those that are done with
 */
record LogOffsets(List<FileOffset> open, List<FileOffset> past) {

    private static final String VERSION = "2|";
    private static final Pattern LISTS = Pattern.compile("2\\|([^|]*)\\|([^|]*)");
    private static final Pattern PLACE = Pattern.compile("(\\S+) (\\d{1,18}) (-?\\d{1,10}) (-?\\d{1,10}) (\\S+)");

    LogOffsets {
        open = List.copyOf(open);
        past = List.copyOf(past);
    }

    /**
     * Those of the files that are open, the oldest first, and of those that are not.
     *
     * @param marks how far each was read; one that is finished, and read to its end, is done with
     */
    static LogOffsets of(Map<TailedFile, FileOffset> marks, List<FileOffset> retired) {
        var open = new ArrayList<FileOffset>();
        var past = new ArrayList<>(retired);
        marks.forEach((file, mark) -> (file.isDoneAt(mark) ? past : open).add(mark));
        return new LogOffsets(open, past);
    }

    /** Whether nothing was read on between the two. */
    boolean areAt(LogOffsets others) {
        return areAt(open, others.open) && areAt(past, others.past);
    }

    private static boolean areAt(List<FileOffset> left, List<FileOffset> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (var i = 0; i < left.size(); i++) {
            if (!left.get(i).isAt(right.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** As a checkpoint stores them. */
    String write() {
        return VERSION + write(open) + '|' + write(past);
    }

    private static String write(List<FileOffset> places) {
        return places.stream()
                .map(each -> each.key()
                        + ' '
                        + each.offset()
                        + ' '
                        + each.fingerprint().head()
                        + ' '
                        + each.fingerprint().tail()
                        + ' '
                        + each.written())
                .collect(Collectors.joining(";"));
    }

    /** What {@link #write} wrote; empty if it is anything else. */
    static Optional<LogOffsets> read(String text) {
        var lists = LISTS.matcher(text);
        if (!lists.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LogOffsets(list(lists.group(1)), list(lists.group(2))));
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static List<FileOffset> list(String text) {
        var places = new ArrayList<FileOffset>();
        for (var part : text.isEmpty() ? new String[0] : text.split(";", -1)) {
            var match = PLACE.matcher(part);
            if (!match.matches()) {
                throw new IllegalArgumentException("no place");
            }
            places.add(new FileOffset(
                    match.group(1),
                    Long.parseLong(match.group(2)),
                    new LogFingerprint(Integer.parseInt(match.group(3)), Integer.parseInt(match.group(4))),
                    Instant.parse(match.group(5))));
        }
        return places;
    }
}
