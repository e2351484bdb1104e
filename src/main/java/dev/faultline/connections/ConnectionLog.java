// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import dev.faultline.probe.net.HostAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The app's connections up to now: what is stored, and on top of it what waits to be. Thread-safe. */
public final class ConnectionLog {

    private final ConnectionStore store;
    private final Supplier<List<HostAddress>> resolved;
    private final ConnectionFolder folder = new ConnectionFolder();
    private Optional<ConnectionReading> last = Optional.empty();
    private boolean alone;
    private Runnable atFirst = () -> {};

    /** @param resolved which addresses hosts had since the program started */
    public ConnectionLog(ConnectionStore store, Supplier<List<HostAddress>> resolved) {
        this.store = store;
        this.resolved = resolved;
    }

    void add(ConnectionReading reading) {
        var isFirst = last().isEmpty();
        Runnable deed;
        synchronized (this) {
            folder.add(reading);
            last = Optional.of(reading);
            deed = atFirst;
        }
        if (isFirst) {
            deed.run();
        }
    }

    /** Has that done once there is a reading, or now if there is one; of several that wait only the last. */
    public void onceRead(Runnable deed) {
        synchronized (this) {
            atFirst = deed;
        }
        if (last().isPresent()) {
            deed.run();
        }
    }

    synchronized void alone(boolean isAlone) {
        alone = isAlone;
    }

    /** Whether all that was read up to now are this program's own sockets: it shares no network with the app, for all it knows. */
    public synchronized boolean isAlone() {
        return alone;
    }

    /** The newest reading; empty before the first. */
    public synchronized Optional<ConnectionReading> last() {
        return last;
    }

    /**
     * Stores what waits.
     *
     * @throws dev.faultline.store.StoreUnavailable if the disk cannot be written to; then it still waits
     */
    void store() {
        var batch = waiting();
        store.add(batch);
        stored(batch);
    }

    private synchronized ConnectionBatch waiting() {
        return new ConnectionBatch(folder.runs(), folder.spans(), resolved.get());
    }

    private synchronized void stored(ConnectionBatch batch) {
        folder.stored(batch);
    }

    /** Runs that touch [{@code from}, {@code to}], by their beginning. */
    public List<ConnectionRun> runs(Instant from, Instant to) {
        var fresh = waiting().runs().stream()
                .filter(run -> !run.from().isAfter(to) && !run.to().isBefore(from))
                .toList();
        return over(
                store.runs(from, to),
                fresh,
                run -> List.of(run.endpoint(), run.from()),
                Comparator.comparing(ConnectionRun::from));
    }

    /** When the table was read in [{@code from}, {@code to}], by the beginning. */
    public List<ReadSpan> spans(Instant from, Instant to) {
        var fresh = waiting().spans().stream()
                .filter(span -> !span.from().isAfter(to) && !span.to().isBefore(from))
                .toList();
        return over(store.spans(from, to), fresh, ReadSpan::from, Comparator.comparing(ReadSpan::from));
    }

    /** Every address that a host had, as far as it is kept. */
    public List<HostAddress> addresses() {
        var all = new LinkedHashMap<List<String>, HostAddress>();
        store.addresses().forEach(each -> all.put(List.of(each.host(), each.address()), each));
        resolved.get()
                .forEach(each -> all.merge(
                        List.of(each.host(), each.address()),
                        each,
                        (older, newer) -> older.and(newer.first(), newer.last())));
        return List.copyOf(all.values());
    }

    private static <K, T> List<T> over(List<T> stored, List<T> fresh, Function<T, K> key, Comparator<T> order) {
        Map<K, T> all = new LinkedHashMap<>();
        stored.forEach(each -> all.put(key.apply(each), each));
        fresh.forEach(each -> all.put(key.apply(each), each));
        var sorted = new ArrayList<>(all.values());
        sorted.sort(order);
        return sorted;
    }
}
