// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import dev.faultline.testing.NameServer;
import dev.faultline.testing.OwnNetwork;
import dev.faultline.testing.RealPostgres;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

/**
 * A process in a network of its own: an app with a session to a PostgreSQL that has a name. A firewall forgets the session, and lets
 * new ones pass; then the name gets another address, and the app goes on with the one it knows, which is silent. What a {@link
 * SidecarPair} says of either time is printed, a line of JSON each.
 */
final class SeveredWay {

    static final String FORMER = "10.9.0.7";
    static final String CURRENT = "10.9.1.1";

    private static final String NAME = "orders.example";

    private SeveredWay() {}

    /** @param arguments a folder */
    public static void main(String[] arguments) throws Exception {
        OwnNetwork.open();
        OwnNetwork.ip("addr add " + FORMER + "/32 dev lo");
        OwnNetwork.ip("addr add " + CURRENT + "/32 dev lo");
        var folder = Path.of(arguments[0]);
        OwnNetwork.resolveBy(Files.writeString(folder.resolve("resolv.conf"), "nameserver 127.0.0.1\n"));
        try (var names = NameServer.startAt(53).knows(NAME, FORMER);
                var database = RealPostgres.started(Map.of("listen_addresses", "0.0.0.0"));
                var sidecars = SidecarPair.start(folder, "postgresql://" + NAME + ":" + database.port() + "/postgres");
                var session = session(database.port());
                var attempt = SocketChannel.open()) {
            var port = database.port();
            sidecars.awaitRead(port, "established", 1, 2);
            OwnNetwork.cutExisting(port);
            var cut = Instant.now();
            query(session);
            sidecars.awaitRead(port, "retransmitting", 1, 8);
            sidecars.awaitProbed();
            sidecars.print(cut);

            names.knows(NAME, CURRENT);
            // One may have asked before, and connects now.
            sidecars.awaitProbed();
            sidecars.awaitProbed();
            OwnNetwork.ip("addr del " + FORMER + "/32 dev lo");
            // What has a route and no owner is taken in, and dropped.
            OwnNetwork.ip("route add " + FORMER + "/32 dev lo");
            var moved = Instant.now();
            attempt.configureBlocking(false);
            attempt.connect(new InetSocketAddress(FORMER, port));
            sidecars.awaitRead(port, "connecting", 1, 6);
            sidecars.awaitProbed();
            sidecars.print(moved);
        }
        System.exit(0);
    }

    private static Connection session(int port) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + FORMER + ":" + port + "/postgres?sslmode=disable",
                RealPostgres.USER,
                RealPostgres.PASSWORD);
    }

    /** Asks something, and waits for the answer in a thread of its own. */
    private static void query(Connection session) {
        var asking = new Thread(
                () -> {
                    try (var statement = session.createStatement()) {
                        statement.execute("select 1");
                    } catch (SQLException cut) {
                        // It is closed in the end.
                    }
                },
                "query");
        asking.setDaemon(true);
        asking.start();
    }
}
