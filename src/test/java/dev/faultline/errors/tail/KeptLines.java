package dev.faultline.errors.tail;

import dev.faultline.checkpoint.Checkpoint;
import dev.faultline.checkpoint.CheckpointStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps lines and bookmarks together, as a store does; outlives the readers that write to it. Thread-safe. */
final class KeptLines implements CheckpointStore {

    /** A line with this end is continued by the next one. */
    static final String CONTINUED = "~";

    private final List<String> lines = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();
    private boolean refusing;

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    synchronized void refuse(boolean now) {
        refusing = now;
    }

    @Override
    public synchronized Optional<String> place(String reader) {
        return Optional.ofNullable(places.get(reader));
    }

    @Override
    public synchronized void put(String reader, String place) {
        places.put(reader, place);
    }

    private synchronized void keep(List<String> more, Checkpoint bookmark) {
        if (refusing) {
            throw new IllegalStateException("the disk is full");
        }
        lines.addAll(more);
        put(bookmark.reader(), bookmark.place());
    }

    /** A reader that begins with nothing in its hands. */
    LineReader reader() {
        return new LineReader() {
            private final List<String> pending = new ArrayList<>();
            private boolean open;

            @Override
            public void line(String text) {
                pending.add(text);
                open = text.endsWith(CONTINUED);
            }

            @Override
            public void settle() {
                open = false;
            }

            @Override
            public int open() {
                return open ? 1 : 0;
            }

            @Override
            public void keep(Checkpoint bookmark) {
                var done = pending.subList(0, pending.size() - open());
                KeptLines.this.keep(done, bookmark);
                done.clear();
            }

            @Override
            public void forget() {
                pending.clear();
                open = false;
            }
        };
    }
}
