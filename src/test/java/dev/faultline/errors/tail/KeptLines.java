// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import dev.faultline.checkpoint.Checkpoint;
import dev.faultline.checkpoint.CheckpointStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps lines and checkpoints together, as a store does; outlives the readers that write to it. Thread-safe. */
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

    private synchronized void keep(List<String> more, Checkpoint checkpoint) {
        if (refusing) {
            throw new IllegalStateException("the disk is full");
        }
        lines.addAll(more);
        put(checkpoint.reader(), checkpoint.place());
    }

    /** A reader that begins with nothing in its hands. */
    LogReader reader() {
        return new LogReader() {
            private List<String> complete = List.of();

            @Override
            public int read(LogBatch batch) {
                complete = complete(batch);
                return complete.size();
            }

            @Override
            public void store(Checkpoint checkpoint) {
                keep(complete, checkpoint);
            }
        };
    }

    private static List<String> complete(LogBatch batch) {
        var lines = batch.lines().stream().map(LogLine::text).toList();
        var last = lines.size() - 1;
        var isOpen = last >= 0 && lines.get(last).endsWith(CONTINUED) && !batch.isSettled();
        return isOpen ? lines.subList(0, last) : lines;
    }
}
