// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.intake;

import java.util.ArrayDeque;
import java.util.Deque;

/** Calls of one kind, of which only so many are under way at a time; a bounded number waits, first come first served. */
final class CallLane {

    private final int most;
    private final int mostWaiting;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int underWay;

    CallLane(int most, int mostWaiting) {
        this.most = most;
        this.mostWaiting = mostWaiting;
    }

    /** How an arriving call is dealt with. */
    enum Entry {
        /** It may go on, and has to {@link #leave()}. */
        ENTERED,
        /** It is started later, unless it gives up before. */
        WAITS,
        /** Too many wait. */
        REFUSED
    }

    /**
     * Lets a call enter.
     *
     * @param start runs once it is its turn, if it has to wait; it then is under way
     */
    synchronized Entry enter(Runnable start) {
        if (underWay < most) {
            underWay++;
            return Entry.ENTERED;
        }
        if (waiting.size() >= mostWaiting) {
            return Entry.REFUSED;
        }
        waiting.add(start);
        return Entry.WAITS;
    }

    /** A call that waits no longer waits; false if it is under way by now. */
    synchronized boolean giveUp(Runnable start) {
        return waiting.remove(start);
    }

    /** A call that was under way is over. */
    void leave() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                underWay--;
                return;
            }
        }
        next.run();
    }
}
