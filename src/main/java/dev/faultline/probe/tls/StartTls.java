// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.tls;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.ProbeStep;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The protocols in which a connection begins in clear and TLS begins when it is asked for. */
enum StartTls {
    SMTP("smtp", 25) {
        @Override
        Future<ByteBuf> ask(Channel channel, NetworkRun run) {
            return new LineUpgrade(channel, run).smtp();
        }
    },
    IMAP("imap", 143) {
        @Override
        Future<ByteBuf> ask(Channel channel, NetworkRun run) {
            return new LineUpgrade(channel, run).imap();
        }
    },
    POSTGRESQL("postgresql", 5432) {
        @Override
        Future<ByteBuf> ask(Channel channel, NetworkRun run) {
            return PacketUpgrade.postgresql(channel, run);
        }
    },
    MYSQL("mysql", 3306) {
        @Override
        Future<ByteBuf> ask(Channel channel, NetworkRun run) {
            return PacketUpgrade.mysql(channel, run);
        }
    };

    static final ProbeStep GREETING = new ProbeStep("greeting", FailureClass.TIMEOUT);
    static final ProbeStep ASKING = new ProbeStep("starttls", FailureClass.TIMEOUT);

    private final String word;
    private final int port;

    StartTls(String word, int port) {
        this.word = word;
        this.port = port;
    }

    /**
     * Talks until the server awaits a handshake.
     *
     * @return what is said under TLS before the probe leaves, for the server not to take it for an error; fails as {@code tls} if
     *     the server does not offer it
     */
    abstract Future<ByteBuf> ask(Channel channel, NetworkRun run);

    /** Its name in the config file. */
    String word() {
        return word;
    }

    /** Where its servers usually listen. */
    int port() {
        return port;
    }

    static Map<String, StartTls> byWord() {
        var words = new TreeMap<String, StartTls>();
        Arrays.stream(values()).forEach(each -> words.put(each.word, each));
        return words;
    }

    static NetworkFailure notOffered(Optional<String> said) {
        return new NetworkFailure(
                FailureClass.TLS,
                "the server does not offer TLS"
                        + said.map(words -> ": " + words).orElse(""));
    }
}
