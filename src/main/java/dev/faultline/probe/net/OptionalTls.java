// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import io.netty.channel.Channel;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The TLS of a probe that has it only where it is configured. Thread-safe. */
public final class OptionalTls {

    private final Optional<TlsSettings> settings;
    private final Optional<TlsClient> client;
    private final InstantSource clock;

    /** Loads the trusted authorities now, so that no run waits for it. */
    public OptionalTls(Optional<TlsSettings> settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.client = settings.map(present -> new TlsClient(present, clock));
        client.ifPresent(TlsClient::prepare);
    }

    /**
     * What a handshake agreed on, if there was one.
     *
     * @param warning what, all else being well, is to be said of a certificate that expires soon: degraded
     * @param protocol what ALPN chose
     */
    public record Agreed(Optional<Outcome> warning, Optional<String> protocol) {}

    /** The handshake, if there is to be one; brings the warning of what was agreed on. */
    public Future<Optional<Outcome>> over(Channel channel, Endpoint peer, NetworkRun run) {
        return over(channel, peer, List.of(), run).map(Agreed::warning);
    }

    /** The same with protocols that are offered through ALPN, the preferred one first. */
    public Future<Agreed> over(Channel channel, Endpoint peer, List<String> protocols, NetworkRun run) {
        if (client.isEmpty()) {
            return Future.succeededFuture(new Agreed(Optional.empty(), Optional.empty()));
        }
        var host = settings.flatMap(TlsSettings::serverName).orElse(peer.host());
        return client.get()
                .handshake(channel, peer, host, protocols, run)
                .map(session -> new Agreed(warning(session), Optional.of(session.protocol())));
    }

    /** The outcome, or the warning if it is up. */
    public static Outcome warned(Outcome outcome, Optional<Outcome> warning) {
        return outcome.status() == Status.UP ? warning.orElse(outcome) : outcome;
    }

    private Optional<Outcome> warning(TlsSession session) {
        return settings.flatMap(present -> session.warning(present, clock.instant()));
    }
}
