// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing.memory;

import dev.faultline.checkpoint.CheckpointStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps checkpoints in a map, for ever; for tests. */
public final class MemoryCheckpoints implements CheckpointStore {

    private final Map<String, String> places = new ConcurrentHashMap<>();

    @Override
    public Optional<String> place(String reader) {
        return Optional.ofNullable(places.get(reader));
    }

    @Override
    public void put(String reader, String place) {
        places.put(reader, place);
    }
}
