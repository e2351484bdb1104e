// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.basics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Keeps values up to a total weight; those asked for longest ago go first. Not thread-safe. */
public final class WeightedCache<K, V> {

    private final LinkedHashMap<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private final long capacity;
    private final ToLongFunction<V> weight;
    private long total;

    /**
     * @param capacity the most that all values weigh together
     * @param weight the weight of a value, not negative; always the same for one value
     */
    public WeightedCache(long capacity, ToLongFunction<V> weight) {
        this.capacity = capacity;
        this.weight = weight;
    }

    public Optional<V> get(K key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Keeps the value in place of the one before, unless it alone outweighs the capacity. */
    public void put(K key, V value) {
        remove(key);
        var added = weight.applyAsLong(value);
        if (added > capacity) {
            return;
        }
        values.put(key, value);
        total += added;
        while (total > capacity) {
            remove(values.keySet().iterator().next());
        }
    }

    public void remove(K key) {
        Optional.ofNullable(values.remove(key)).ifPresent(removed -> total -= weight.applyAsLong(removed));
    }

    /**
     * Removes those whose keys are not among the given ones.
     *
     * @return how much they weighed together
     */
    public long retain(Set<K> keys) {
        var before = total;
        List.copyOf(values.keySet()).stream().filter(key -> !keys.contains(key)).forEach(this::remove);
        return before - total;
    }

    public void clear() {
        values.clear();
        total = 0;
    }
}
