// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Passes every event on to whoever listens, and remembers the latest for those who come back. Thread-safe.
 *
 * <p>What is remembered does not outlive the process: a listener that was away during a restart is told that it may have
 * missed something.
 */
public final class EventStream {

    private static final int REMEMBERED = 1_000;

    private final String run;
    private final Deque<NumberedEvent> latest = new ArrayDeque<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private long published;

    public EventStream(InstantSource clock) {
        this.run = Long.toString(clock.instant().toEpochMilli(), Character.MAX_RADIX);
    }

    /** Somebody who listens, until he ends it. */
    public interface Listening {

        void end();
    }

    /**
     * What a listener that comes back has missed.
     *
     * @param events those since the one it heard last, in order
     * @param complete false if there may have been others before them that are not remembered
     */
    public record Missed(List<NumberedEvent> events, boolean complete) {

        public Missed {
            events = List.copyOf(events);
        }
    }

    /** Passes it on, in the thread of the caller; listeners return at once. */
    public synchronized void publish(LiveEvent event) {
        published++;
        var numbered = new NumberedEvent(id(published), event);
        latest.addLast(numbered);
        if (latest.size() > REMEMBERED) {
            latest.removeFirst();
        }
        for (var each : listeners) {
            each.listener.accept(numbered);
        }
    }

    /**
     * Tells the listener everything from now on.
     *
     * @param missed is told first what was missed
     * @param heardLast the id of the event that was heard last; absent: nothing was missed
     */
    public synchronized Listening listen(
            Optional<String> heardLast, Consumer<Missed> missed, Consumer<NumberedEvent> listener) {
        missed.accept(heardLast.map(this::since).orElseGet(() -> new Missed(List.of(), true)));
        var listening = new Listener(listener);
        listeners.add(listening);
        return listening;
    }

    /** The id of the latest event; before the first one an id that all of them follow. */
    public synchronized String lastId() {
        return id(published);
    }

    /** How many listen. */
    public int listeners() {
        return listeners.size();
    }

    private Missed since(String id) {
        var heard = number(id);
        var oldest = published - latest.size() + 1;
        if (heard.isEmpty() || heard.get() > published) {
            return new Missed(List.of(), false);
        }
        var events = new ArrayList<NumberedEvent>();
        var number = oldest;
        for (var each : latest) {
            if (number > heard.get()) {
                events.add(each);
            }
            number++;
        }
        return new Missed(events, heard.get() >= oldest - 1);
    }

    private String id(long number) {
        return run + "-" + number;
    }

    /** The number in an id of this run. */
    private Optional<Long> number(String id) {
        if (!id.startsWith(run + "-")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(id.substring(run.length() + 1))).filter(number -> number >= 0);
        } catch (NumberFormatException foreign) {
            return Optional.empty();
        }
    }

    private final class Listener implements Listening {

        private final Consumer<NumberedEvent> listener;

        private Listener(Consumer<NumberedEvent> listener) {
            this.listener = listener;
        }

        @Override
        public void end() {
            listeners.remove(this);
        }
    }
}
