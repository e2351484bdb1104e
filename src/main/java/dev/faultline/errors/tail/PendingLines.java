// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines that were read and are not committed yet, the oldest first. Not thread-safe. */
final class PendingLines {

    private final ContainerLines container;
    private final LineScanner scanner;
    private final List<FileLine> lines = new ArrayList<>();
    /** The file of the last line that was committed. */
    private Optional<TailedFile> lastFile = Optional.empty();

    private long first;
    private long committed;

    /** @param scanner counts the lines that are read */
    PendingLines(int longestLine, LineScanner scanner) {
        this.container = new ContainerLines(longestLine);
        this.scanner = scanner;
    }

    /** How many lines of the files were committed so far. */
    long committed() {
        return committed;
    }

    /** Adds some, joined if a container runtime has cut them. */
    void add(List<FileLine> more) {
        for (var line : more) {
            lines.addAll(container.join(line));
        }
    }

    /** Nothing will continue them: waits no longer for the parts of a line that was cut. */
    void settle() {
        lines.addAll(container.release());
    }

    boolean isEmpty() {
        return lines.isEmpty() && container.firstHeld().isEmpty();
    }

    /** How many are whole. */
    int size() {
        return lines.size();
    }

    /** Those that are whole. */
    List<LogLine> lines() {
        var result = new ArrayList<LogLine>(lines.size());
        var file = lastFile;
        for (var line : lines) {
            result.add(new LogLine(
                    line.text(), file.filter(before -> before == line.file()).isEmpty(), line.stamp()));
            file = Optional.of(line.file());
        }
        return result;
    }

    /** Where each of the files is to be read on if so many lines are committed; empty if one of them has changed meanwhile. */
    Optional<Map<TailedFile, FileOffset>> marksAfter(int done, List<TailedFile> files) throws IOException {
        var marks = new LinkedHashMap<TailedFile, FileOffset>();
        for (var file : files) {
            var left = firstAfter(done, file);
            var mark = left.isPresent() ? file.markBefore(left.get().offset()) : Optional.of(file.mark());
            if (mark.isEmpty()) {
                return Optional.empty();
            }
            marks.put(file, mark.get());
        }
        return Optional.of(marks);
    }

    /** The first of that file that is left if so many are committed. */
    private Optional<FileLine> firstAfter(int done, TailedFile file) {
        return lines.stream()
                .skip(done)
                .filter(line -> line.file() == file)
                .findFirst()
                .or(() -> container.firstHeld().filter(line -> line.file() == file));
    }

    /** Takes out so many: they are committed. */
    void remove(int done) {
        if (done > 0) {
            lastFile = Optional.of(lines.get(done - 1).file());
            lines.subList(0, done).clear();
        }
        var next = lines.stream()
                .findFirst()
                .or(container::firstHeld)
                .map(FileLine::number)
                .orElse(scanner.lines());
        committed += next - first;
        first = next;
    }

    /** Forgets them all: they are read again. */
    void clear() {
        lines.clear();
        container.clear();
        lastFile = Optional.empty();
        first = scanner.lines();
    }
}
