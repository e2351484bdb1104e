// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import dev.faultline.sockets.OutwardSockets;
import dev.faultline.sockets.OwnSockets;
import dev.faultline.sockets.SocketTable;
import dev.faultline.sockets.TcpSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where the containers of this pod, but for this program, are connected to at the moment. */
public final class AppConnections {

    private static final Comparator<RemoteEnd> ORDER = Comparator.comparingLong(RemoteEnd::connections)
            .reversed()
            .thenComparing(end -> end.address().getHostAddress())
            .thenComparing(RemoteEnd::port);

    private final List<TcpSocket> sockets;
    private final Set<Long> ours;

    private AppConnections(List<TcpSocket> sockets, Set<Long> ours) {
        this.sockets = sockets;
        this.ours = ours;
    }

    /**
     * Those that there are now.
     *
     * @param proc where {@code /proc} is
     */
    public static AppConnections read(Path proc) {
        return new AppConnections(new SocketTable(proc.resolve("net")).read(), new OwnSockets(proc).inodes());
    }

    /**
     * One other end.
     *
     * @param connections how many there are, tried ones among them, at least 1
     */
    public record RemoteEnd(InetAddress address, int port, long connections) {}

    /** All of them, those with the most connections first. Connections that others opened to this pod are none of these. */
    public List<RemoteEnd> remoteEnds() {
        var listening = OutwardSockets.listening(sockets);
        var ownPorts = OutwardSockets.ownListening(sockets, ours);
        var counts = sockets.stream()
                .filter(TcpSocket::isConnected)
                .filter(socket ->
                        OutwardSockets.isOutward(socket, listening, ownPorts) && !ours.contains(socket.inode()))
                .map(socket -> new RemoteEnd(socket.remote(), socket.remotePort(), 1))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .map(end -> new RemoteEnd(end.getKey().address(), end.getKey().port(), end.getValue()))
                .sorted(ORDER)
                .toList();
    }

    /** Whether there are no sockets but this program's: then nothing is known of the app, for it is in another network. */
    public boolean isAlone() {
        return !OutwardSockets.areListenedOnByOthers(sockets, ours)
                && remoteEnds().isEmpty();
    }

    /** The ports that other programs listen on and that {@code localhost} reaches, in ascending order. */
    public List<Integer> listening() {
        return sockets.stream()
                .filter(socket -> socket.isListeningOnLoopback() && !ours.contains(socket.inode()))
                .map(TcpSocket::localPort)
                .distinct()
                .sorted()
                .toList();
    }
}
