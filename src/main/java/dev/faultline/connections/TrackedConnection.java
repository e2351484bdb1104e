// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import dev.faultline.sockets.TcpSocket;
import java.net.InetAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One connection from the reading at which it was first there. Not thread-safe. */
final class TrackedConnection {

    private final long inode;
    private final long sinceNanos;
    private final boolean isFirst;
    private Owner owner = Owner.UNKNOWN;
    private boolean isCounted;
    private long unacknowledged;

    /**
     * @param isFirst whether nothing was read before, so that it may be older
     */
    TrackedConnection(TcpSocket socket, long sinceNanos, boolean isFirst) {
        this.inode = socket.inode();
        this.sinceNanos = sinceNanos;
        this.isFirst = isFirst;
        this.unacknowledged = socket.unacknowledged();
    }

    /** Whose it is. */
    enum Owner {
        UNKNOWN,
        APP,
        THIS_PROGRAM
    }

    /** By what a connection is known again. */
    record Ends(int localPort, InetAddress remote, int remotePort) {
        static Ends of(TcpSocket socket) {
            return new Ends(socket.localPort(), socket.remote(), socket.remotePort());
        }

        /** By hand: what the compiler makes of a record takes 10 µs a call and more in a native image. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Ends that
                    && localPort == that.localPort
                    && remotePort == that.remotePort
                    && remote.equals(that.remote);
        }

        @Override
        public int hashCode() {
            return (localPort * 31 + remotePort) * 31 + remote.hashCode();
        }
    }

    /** Whether it is that socket, and not a later one between the same ends. */
    boolean is(TcpSocket socket) {
        return socket.inode() == inode || socket.inode() == 0;
    }

    /** Finds out whose it is, unless that is known; a socket that nobody holds any more is nobody's. */
    Owner owner(TcpSocket socket, Set<Long> ours) {
        if (owner == Owner.UNKNOWN) {
            owner = ours.contains(inode) || socket.inode() == 0 ? Owner.THIS_PROGRAM : Owner.APP;
        }
        return owner;
    }

    long sinceNanos() {
        return sinceNanos;
    }

    /** Whether it was established at the reading before. */
    boolean isCounted() {
        return isCounted;
    }

    /** Whether it is established now for the first time; what was there at the first reading is not new. */
    boolean countAsNew() {
        var isNew = !isCounted && !isFirst;
        isCounted = true;
        return isNew;
    }

    void noLongerCounts() {
        isCounted = false;
    }

    /** Whether bytes wait for which nothing happened since the reading before. */
    boolean waitsSinceLast(TcpSocket socket) {
        var isSame = socket.unacknowledged() > 0 && socket.unacknowledged() == unacknowledged;
        unacknowledged = socket.unacknowledged();
        return isSame;
    }
}
