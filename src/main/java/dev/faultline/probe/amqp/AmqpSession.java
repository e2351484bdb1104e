// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.amqp;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.net.FailureClassifier;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.ProbeStep;
import dev.faultline.probe.net.WireConversation;
import io.netty.buffer.ByteBuf;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.BufferUnderflowException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * One session with a broker.
 *
 * <pre>
 *   header, Start ──▶ StartOk, Tune ──▶ TuneOk, Open ──▶ channel ──▶ queue ──▶ Select, Publish, Ack ──▶ Close
 *         └────────────────┴──────────────────┴─────────────┴──────────┴── Close, Blocked ──▶ ended
 * </pre>
 */
final class AmqpSession {

    private static final ProbeStep GREETING = new ProbeStep("greeting", FailureClass.TIMEOUT);
    private static final ProbeStep AUTH = new ProbeStep("auth", FailureClass.TIMEOUT);
    private static final ProbeStep OPEN = new ProbeStep("open", FailureClass.TIMEOUT);
    private static final ProbeStep QUEUE = new ProbeStep("queue", FailureClass.TIMEOUT);
    private static final ProbeStep PUBLISH = new ProbeStep("publish", FailureClass.TIMEOUT);

    private static final int FAREWELL_MILLIS = 100;

    private final AmqpSpec spec;
    private final WireConversation<AmqpFrame> conversation;

    AmqpSession(AmqpSpec spec, WireConversation<AmqpFrame> conversation) {
        this.spec = spec;
        this.conversation = conversation;
    }

    /** Holds the session; the connection is left open for the run to close. */
    Future<Outcome> outcome(String password) {
        conversation.enter(GREETING, "the protocol header");
        return ask(AmqpMethod.protocolHeader(), AmqpMethod.START)
                .compose(start -> signIn(start, password))
                .compose(this::open)
                .compose(open -> spec.expectation().queue().isPresent()
                        ? queue(spec.expectation().queue().get())
                        : Future.succeededFuture(Optional.<Outcome>empty()))
                .compose(unexpected ->
                        unexpected.isPresent() || !spec.expectation().publish()
                                ? Future.succeededFuture(unexpected.orElse(Outcome.up()))
                                : publish())
                .onFailure(thrown -> conversation.send(AmqpMethod.close()))
                .compose(this::farewell)
                .recover(thrown -> Future.failedFuture(
                        thrown instanceof BufferUnderflowException || thrown instanceof IllegalArgumentException
                                ? AmqpFrame.foreign()
                                : thrown));
    }

    /** A broker that does not get to answer logs that it was left; one that does not answer is not waited for. */
    private Future<Outcome> farewell(Outcome outcome) {
        conversation.settle(outcome);
        var left = Promise.<Void>promise();
        conversation.send(AmqpMethod.close());
        conversation.until(frame -> frame.method() == AmqpMethod.CLOSE_OK).onComplete(answered -> left.tryComplete());
        var enough = conversation
                .channel()
                .eventLoop()
                .schedule(() -> left.tryComplete(), FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
        left.future().onComplete(done -> enough.cancel(false));
        return left.future().map(outcome);
    }

    /** Sends a method and waits for one of the given ones; that the broker closes or is blocked is a failure. */
    private Future<AmqpFrame> ask(ByteBuf message, Integer... wanted) {
        conversation.send(message);
        return answer(Arrays.asList(wanted));
    }

    private Future<AmqpFrame> answer(List<Integer> wanted) {
        return conversation.next().compose(frame -> {
            var method = frame.method();
            if (wanted.contains(method)) {
                return Future.succeededFuture(frame);
            }
            return Future.failedFuture(
                    switch (method) {
                        case AmqpMethod.CLOSE, AmqpMethod.CHANNEL_CLOSE ->
                            BrokerRefusal.read(frame).failure();
                        case AmqpMethod.BLOCKED -> blocked(frame);
                        case AmqpMethod.SECURE ->
                            new NetworkFailure(
                                    FailureClass.PROBER,
                                    "the broker asks for more than a password, which is not spoken here");
                        default -> AmqpFrame.foreign();
                    });
        });
    }

    private static NetworkFailure blocked(AmqpFrame frame) {
        return new NetworkFailure(
                FailureClass.CAPACITY,
                FailureClassifier.oneLine(
                        "the broker takes no messages: " + frame.arguments().shortText()));
    }

    private Future<AmqpFrame> signIn(AmqpFrame start, String password) {
        start.arguments().number16();
        var properties = start.longText();
        var mechanisms = List.of(start.longText().split(" "));
        if (!mechanisms.contains("PLAIN")) {
            return Future.failedFuture(new NetworkFailure(
                    FailureClass.PROBER,
                    "the broker offers the authentications " + String.join(", ", mechanisms)
                            + ", of which none is spoken here"));
        }
        conversation.enter(AUTH, "the authentication");
        var says = properties.contains("authentication_failure_close");
        return ask(AmqpMethod.startOk(spec.username(), password), AmqpMethod.TUNE)
                .recover(thrown -> Future.failedFuture(!says && isClosed(thrown) ? refusedSilently() : thrown));
    }

    private static boolean isClosed(Throwable thrown) {
        return thrown instanceof NetworkFailure known && known.failure() == FailureClass.IO;
    }

    private static NetworkFailure refusedSilently() {
        return new NetworkFailure(
                FailureClass.AUTH,
                "the broker closed the connection at the sign-in, as old ones do at a wrong password");
    }

    private Future<AmqpFrame> open(AmqpFrame tune) {
        tune.arguments();
        var channels = tune.number16();
        var frame = tune.number32();
        conversation.enter(OPEN, "the opening of the virtual host " + spec.host());
        conversation.send(AmqpMethod.tuneOk(channels, frame));
        return ask(AmqpMethod.open(spec.host()), AmqpMethod.OPEN_OK)
                .compose(opened -> ask(AmqpMethod.channelOpen(), AmqpMethod.CHANNEL_OPEN_OK));
    }

    private Future<Optional<Outcome>> queue(String name) {
        conversation.enter(QUEUE, "the question for the queue " + name);
        return ask(AmqpMethod.declarePassively(name), AmqpMethod.DECLARE_OK).map(declared -> {
            declared.arguments().shortText();
            return spec.expectation().judge(declared.number32(), declared.number32());
        });
    }

    private Future<Outcome> publish() {
        conversation.enter(PUBLISH, "the message");
        var key = "faultline-" + Long.toHexString(ThreadLocalRandom.current().nextLong());
        return ask(AmqpMethod.confirmSelect(), AmqpMethod.SELECT_OK, AmqpMethod.CLOSE, AmqpMethod.CHANNEL_CLOSE)
                .compose(selected -> {
                    if (selected.method() != AmqpMethod.SELECT_OK) {
                        return unconfirmed(BrokerRefusal.read(selected));
                    }
                    return ask(AmqpMethod.publish(key), AmqpMethod.ACK, AmqpMethod.NACK, AmqpMethod.CHANNEL_CLOSE)
                            .compose(AmqpSession::taken);
                });
    }

    private static Future<Outcome> unconfirmed(BrokerRefusal refusal) {
        return refusal.isNotImplemented()
                ? Future.succeededFuture(
                        Outcome.up("the broker does not confirm messages, so it was not asked to take one"))
                : Future.failedFuture(refusal.failure());
    }

    private static Future<Outcome> taken(AmqpFrame answer) {
        return switch (answer.method()) {
            case AmqpMethod.ACK -> Future.succeededFuture(Outcome.up());
            case AmqpMethod.NACK ->
                Future.failedFuture(new NetworkFailure(FailureClass.CAPACITY, "the broker did not take a message"));
            default -> {
                var refusal = BrokerRefusal.read(answer);
                yield refusal.code() == BrokerRefusal.ACCESS_REFUSED
                        ? Future.succeededFuture(Outcome.up(
                                "the user may not publish to the default exchange, so an alarm would not be noticed"))
                        : Future.failedFuture(refusal.failure());
            }
        };
    }
}
