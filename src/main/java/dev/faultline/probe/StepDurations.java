// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe;

import java.time.Duration;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * How long each of a few steps took, in their order. Immutable, and so handed on instead of being copied: each observation
 * has one, and a map of the JDK is a dozen objects.
 */
final class StepDurations extends AbstractMap<String, Duration> {

    private final String[] names;
    private final Duration[] durations;

    private StepDurations(Map<String, Duration> steps) {
        names = steps.keySet().toArray(new String[0]);
        durations = steps.values().toArray(new Duration[0]);
    }

    /** The given ones, as they are now. */
    static Map<String, Duration> of(Map<String, Duration> steps) {
        if (steps.isEmpty()) {
            return Map.of();
        }
        return steps instanceof StepDurations ? steps : new StepDurations(steps);
    }

    @Override
    public Set<Entry<String, Duration>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<String, Duration>> {

        @Override
        public int size() {
            return names.length;
        }

        @Override
        public Iterator<Entry<String, Duration>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < names.length;
                }

                @Override
                public Entry<String, Duration> next() {
                    if (next == names.length) {
                        throw new NoSuchElementException();
                    }
                    var at = next++;
                    return Map.entry(names[at], durations[at]);
                }
            };
        }
    }
}
