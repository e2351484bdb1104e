// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sockets;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Tells what this side opened from what others opened to it. */
public final class OutwardSockets {

    private OutwardSockets() {}

    /** The ports that are listened on. */
    public static Set<Integer> listening(List<TcpSocket> sockets) {
        return ports(sockets, socket -> true);
    }

    /** Those of them that this program listens on. */
    public static Set<Integer> ownListening(List<TcpSocket> sockets, Set<Long> ownInodes) {
        return ports(sockets, socket -> ownInodes.contains(socket.inode()));
    }

    /** Whether another program listens on a port; of one that nobody holds any more nobody does. */
    public static boolean areListenedOnByOthers(List<TcpSocket> sockets, Set<Long> ownInodes) {
        return sockets.stream()
                .anyMatch(socket -> socket.isListening() && socket.inode() != 0 && !ownInodes.contains(socket.inode()));
    }

    private static Set<Integer> ports(List<TcpSocket> sockets, Predicate<TcpSocket> which) {
        var ports = new HashSet<Integer>();
        for (var socket : sockets) {
            if (socket.isListening() && which.test(socket)) {
                ports.add(socket.localPort());
            }
        }
        return ports;
    }

    /**
     * Whether it was opened from here, to something else than this program.
     *
     * @param listening the ports that are listened on here
     * @param ours those that this program listens on
     */
    public static boolean isOutward(TcpSocket socket, Set<Integer> listening, Set<Integer> ours) {
        return !socket.isListening()
                && socket.remotePort() != 0
                && !listening.contains(socket.localPort())
                && !(socket.isToItself() && ours.contains(socket.remotePort()));
    }
}
