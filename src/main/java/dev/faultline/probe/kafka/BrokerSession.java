// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.kafka;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.OptionalTls;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.ProbeStep;
import dev.faultline.probe.net.WireConversation;
import io.netty.buffer.ByteBuf;
import io.vertx.core.Future;
import java.nio.BufferUnderflowException;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A session with one broker.
 *
 * <pre>
 *   connect ──▶ TLS, if it is to be ──▶ ApiVersions ──▶ SASL, if somebody signs in ──▶ Metadata
 * </pre>
 */
final class BrokerSession {

    private static final ProbeStep VERSIONS = new ProbeStep("api-versions", FailureClass.TIMEOUT);
    private static final ProbeStep AUTH = new ProbeStep("auth", FailureClass.TIMEOUT);
    private static final ProbeStep METADATA = new ProbeStep("metadata", FailureClass.TIMEOUT);

    /** A broker that does not speak the version of the question says which it does all the same. */
    private static final int ANOTHER_VERSION = 35;

    private final KafkaSpec spec;
    private final WireConversation<KafkaResponse> conversation;
    private final NetworkRun run;
    private int sent;

    private BrokerSession(KafkaSpec spec, WireConversation<KafkaResponse> conversation, NetworkRun run) {
        this.spec = spec;
        this.conversation = conversation;
        this.run = run;
    }

    /**
     * A session that has begun.
     *
     * @param session to go on with
     * @param certificate the warning of its certificate, if there is one
     */
    record Begun(BrokerSession session, Optional<Outcome> certificate) {}

    /** Connects, and asks what any client asks first; the connection is left open for the run to close. */
    static Future<Begun> with(Endpoint broker, KafkaSpec spec, ProbeNetwork network, OptionalTls tls, NetworkRun run) {
        return network.connect(broker, run)
                .compose(channel -> tls.over(channel, broker, run).compose(warning -> {
                    var session = new BrokerSession(
                            spec,
                            new WireConversation<>(KafkaResponse.class, new KafkaResponse.Decoder(), channel, run),
                            run);
                    return session.greeted().map(done -> new Begun(session, warning));
                }));
    }

    private Future<Void> greeted() {
        conversation.enter(VERSIONS, "the question for its versions");
        return ask(KafkaRequest::apiVersions)
                .compose(response -> read(() -> spoken(response)))
                .mapEmpty();
    }

    private static boolean spoken(KafkaResponse response) throws NetworkFailure {

        var error = response.number16();
        var spoken =
                response.list(() -> new int[] {response.number16(), response.number16(), response.number16()}).stream()
                        .anyMatch(each -> each[0] == KafkaRequest.METADATA
                                && each[1] <= KafkaRequest.METADATA_VERSION
                                && each[2] >= KafkaRequest.METADATA_VERSION);
        if (!spoken && (error == 0 || error == ANOTHER_VERSION)) {
            throw new NetworkFailure(
                    FailureClass.PROBER,
                    "the broker speaks versions of the protocol that are not spoken here (Metadata 4 is)");
        }
        if (error != 0) {
            throw new NetworkFailure(
                    FailureClass.PROTOCOL, "the broker does not say its versions (error " + error + ")");
        }
        return true;
    }

    /** Signs in, if somebody is to. */
    Future<BrokerSession> signedIn(Optional<KafkaLogin> login, Optional<String> password) {
        if (login.isEmpty() || password.isEmpty()) {
            return Future.succeededFuture(this);
        }
        conversation.enter(AUTH, "the authentication");
        return login.get().with(password.get(), this::ask, run).map(this).recover(BrokerSession::garbled);
    }

    Future<ClusterMetadata> metadata() {
        conversation.enter(METADATA, "the question for its cluster");
        return ask(number -> KafkaRequest.metadata(number, spec.topics()))
                .compose(response -> read(() -> ClusterMetadata.read(response)))
                .recover(thrown -> Future.failedFuture(explained(thrown)));
    }

    private Throwable explained(Throwable thrown) {
        return spec.sasl().isEmpty() && thrown instanceof NetworkFailure known && known.failure() == FailureClass.IO
                ? new NetworkFailure(
                        FailureClass.IO,
                        known.explanation() + " (a broker that wants a sign-in closes the connection like this)")
                : thrown;
    }

    private Future<KafkaResponse> ask(IntFunction<ByteBuf> request) {
        sent++;
        var number = sent;
        conversation.send(request.apply(number));
        return conversation
                .next()
                .compose(response -> response.number() == number
                        ? Future.succeededFuture(response)
                        : Future.failedFuture(KafkaResponse.foreign()));
    }

    /** Reads a response. */
    private interface Reading<T> {
        T read() throws NetworkFailure;
    }

    private static <T> Future<T> read(Reading<T> reading) {
        try {
            return Future.succeededFuture(reading.read());
        } catch (NetworkFailure meant) {
            return Future.failedFuture(meant);
        } catch (BufferUnderflowException | IllegalArgumentException garbled) {
            return Future.failedFuture(KafkaResponse.foreign());
        }
    }

    private static <T> Future<T> garbled(Throwable thrown) {
        return Future.failedFuture(
                thrown instanceof BufferUnderflowException || thrown instanceof IllegalArgumentException
                        ? KafkaResponse.foreign()
                        : thrown);
    }
}
