package dev.faultline.errors.tail;

import dev.faultline.checkpoint.Checkpoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Takes off what a container runtime puts around each line, and joins those that it has cut. Logs that the app wrote itself
 * pass as they are. Not thread-safe.
 *
 * <p>Lines of one stream may come between the parts of one of the other. What was told is held back meanwhile, so that the
 * bookmark never stands between the parts of a line, unless nothing comes for a second.
 */
public final class ContainerLines implements LineReader {

    /** So many lines are held back at most while parts of one are missing. */
    private static final int MOST_HELD = 1_000;

    private final LineReader reader;
    private final int longest;

    private final Map<ContainerLine.Stream, StringBuilder> parts = new EnumMap<>(ContainerLine.Stream.class);
    private final List<String> held = new ArrayList<>();
    private int heldLines;
    /** Of how many lines of the file each line was made that the reader was given since it kept something. */
    private final ArrayDeque<Integer> made = new ArrayDeque<>();

    /**
     * @param reader given the lines of the app
     * @param longest how many characters of a line that was joined are given
     */
    public ContainerLines(LineReader reader, int longest) {
        this.reader = reader;
        this.longest = longest;
    }

    @Override
    public void line(String text) {
        var line = ContainerLine.of(text);
        if (line.isEmpty()) {
            if (heldLines > 0) {
                giveHeld();
            }
            give(text, 1);
            return;
        }
        heldLines++;
        take(line.get());
        if (parts.isEmpty() || heldLines > MOST_HELD) {
            giveHeld();
        }
    }

    private void take(ContainerLine line) {
        var begun = parts.get(line.stream());
        if (line.isPart()) {
            append(parts.computeIfAbsent(line.stream(), first -> new StringBuilder()), line.text());
        } else if (begun == null) {
            held.add(line.text());
        } else {
            append(begun, line.text());
            held.add(begun.toString());
            parts.remove(line.stream());
        }
    }

    private void append(StringBuilder begun, String text) {
        begun.append(text, 0, Math.min(text.length(), longest - begun.length()));
    }

    private void giveHeld() {
        var lines = heldLines;
        heldLines = 0;
        var whole = held.stream().filter(each -> !each.isEmpty()).toList();
        held.clear();
        for (var i = 0; i < whole.size(); i++) {
            give(whole.get(i), i + 1 < whole.size() ? 1 : Math.max(1, lines - i));
        }
        if (whole.isEmpty() && !made.isEmpty()) {
            made.add(made.removeLast() + lines);
        }
    }

    private void give(String text, int lines) {
        made.add(lines);
        reader.line(text);
    }

    @Override
    public void settle() {
        // The rest of a line that was cut may stand in the file that comes next, so its beginning is remembered.
        giveHeld();
        reader.settle();
    }

    @Override
    public int open() {
        var open = Math.min(reader.open(), made.size());
        var lines = heldLines;
        var last = made.descendingIterator();
        for (var i = 0; i < open; i++) {
            lines += last.next();
        }
        return lines;
    }

    @Override
    public void keep(Checkpoint bookmark) {
        reader.keep(bookmark);
        while (made.size() > reader.open()) {
            made.remove();
        }
    }

    @Override
    public void forget() {
        parts.clear();
        held.clear();
        heldLines = 0;
        made.clear();
        reader.forget();
    }
}
