// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes off what a container runtime puts around each line, and joins those that it has cut. Logs that the app wrote itself
 * pass as they are. Not thread-safe.
 *
 * <p>Lines of one stream may come between the parts of one of the other. All are held back meanwhile, so that no checkpoint
 * stands between the parts of a line.
 */
final class ContainerLines {

    /** So many lines are held back at most while parts of one are missing. */
    private static final int MOST_HELD = 1_000;

    private final int longest;
    private final Map<ContainerLine.Stream, StringBuilder> parts = new EnumMap<>(ContainerLine.Stream.class);
    private final List<FileLine> held = new ArrayList<>();
    private Optional<FileLine> firstHeld = Optional.empty();
    private int heldLines;

    /** @param longest how many characters of a line that was joined are kept */
    ContainerLines(int longest) {
        this.longest = longest;
    }

    /** The lines of the app that are whole now that the file has this one too; each is where the first held with it is. */
    List<FileLine> join(FileLine line) {
        var content = ContainerLine.of(line.text());
        if (content.isEmpty()) {
            var whole = release();
            whole.add(line);
            return whole;
        }
        var whole = isHeldOfOther(line.file()) ? release() : new ArrayList<FileLine>();
        hold(line, content.get());
        if (parts.isEmpty() || heldLines > MOST_HELD) {
            whole.addAll(release());
        }
        return whole;
    }

    private boolean isHeldOfOther(TailedFile file) {
        return firstHeld.filter(first -> first.file() != file).isPresent();
    }

    private void hold(FileLine line, ContainerLine content) {
        var place = firstHeld.orElse(line);
        firstHeld = Optional.of(place);
        heldLines++;
        var begun = parts.get(content.stream());
        if (content.isPart()) {
            append(parts.computeIfAbsent(content.stream(), first -> new StringBuilder()), content.text());
        } else if (begun == null) {
            held.add(place.withText(content.text(), content.stamp()));
        } else {
            append(begun, content.text());
            held.add(place.withText(begun.toString(), content.stamp()));
            parts.remove(content.stream());
        }
    }

    private void append(StringBuilder begun, String text) {
        begun.append(text, 0, Math.min(text.length(), longest - begun.length()));
    }

    /**
     * The whole lines that are held back. The beginning of one that was cut is remembered: its rest may stand in the file
     * that comes next.
     */
    List<FileLine> release() {
        var whole = new ArrayList<FileLine>();
        for (var each : held) {
            if (!each.text().isEmpty()) {
                whole.add(each);
            }
        }
        held.clear();
        firstHeld = Optional.empty();
        heldLines = 0;
        return whole;
    }

    /** The first line that is held back, if one is. */
    Optional<FileLine> firstHeld() {
        return firstHeld;
    }

    void clear() {
        parts.clear();
        release();
    }
}
