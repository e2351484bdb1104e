// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.ServerPlaces.Place;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Ends a session on its server. A run that ends before its session does has the session cancelled, says that nothing more
 * will come, and keeps the place until the server has closed the connection: a backend that waits for a lock notices neither
 * a closed connection nor that nobody waits for it.
 */
final class SessionEnd {

    /** A place is not kept for longer, should something between here and the server keep a connection for ever. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** A request that arrives between two statements is lost, so it is made again. */
    private static final Duration AGAIN = Duration.ofSeconds(3);

    private final Place place;
    private final NetworkRun run;
    private final EventLoop eventLoop;
    private Optional<Channel> channel = Optional.empty();
    private Optional<PostgresqlSession> session = Optional.empty();
    private boolean left;

    /** @param run whose session it is; everything happens on its event loop */
    SessionEnd(Place place, NetworkRun run) {
        this.place = place;
        this.run = run;
        this.eventLoop = run.eventLoop();
    }

    /** A connection is opened for the session. */
    void opened(Channel connecting) {
        channel = Optional.of(connecting);
        if (left) {
            connecting.close();
        }
    }

    /** The session begins. */
    void begun(PostgresqlSession begun) {
        session = Optional.of(begun);
        begun.whenLoggedIn(place::spoke);
    }

    /** The session is over, or shall be. */
    void leave() {
        if (eventLoop.inEventLoop()) {
            leaveHere();
        } else {
            eventLoop.execute(this::leaveHere);
        }
    }

    private void leaveHere() {
        if (left) {
            return;
        }
        left = true;
        if (run.hasEnded() && !run.wasLate()) {
            place.spoke();
        }
        var isOver = session.map(PostgresqlSession::isOver).orElse(false);
        if (!isOver && channel.filter(Channel::isActive).isPresent()) {
            place.becomeOverdue();
            end((SocketChannel) channel.get());
        } else {
            channel.ifPresent(Channel::close);
            place.leave();
        }
    }

    private void end(SocketChannel unfinished) {
        ServerKeepAlive.on(unfinished);
        cancel(unfinished);
        if (session.isPresent()) {
            unfinished.writeAndFlush(PostgresqlProtocol.terminate()).addListener(sent -> unfinished.shutdownOutput());
        } else {
            // Through a TLS handshake that is under way nothing could be sent.
            unfinished.shutdownOutput();
        }
        var enough = eventLoop.schedule(() -> unfinished.close(), LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        unfinished.closeFuture().addListener(closed -> {
            enough.cancel(false);
            place.leave();
        });
    }

    private void cancel(SocketChannel unfinished) {
        var key = session.flatMap(PostgresqlSession::key);
        if (key.isPresent() && unfinished.isOpen()) {
            CancelRequest.send(unfinished.remoteAddress(), key.get(), eventLoop);
            eventLoop.schedule(() -> cancel(unfinished), AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
