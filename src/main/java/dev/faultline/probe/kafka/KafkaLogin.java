// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.kafka;

import com.ongres.scram.common.ScramMechanism;
import com.ongres.scram.common.StringPreparation;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.FailureClassifier;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.SaltedPassword;
import dev.faultline.probe.net.ScramExchange;
import io.netty.buffer.ByteBuf;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;

/** Signs a user in by SASL. Thread-safe. */
final class KafkaLogin {

    private static final int NOT_OFFERED = 33;
    private static final int NOT_EXPECTED = 34;

    private final SaslSettings sasl;
    private final SaltedPassword salted;

    /** @param blocking where passwords are salted */
    KafkaLogin(SaslSettings sasl, Executor blocking) {
        this.sasl = sasl;
        this.salted = new SaltedPassword(
                sasl.mechanism().equals(SaslSettings.SCRAM_SHA_512)
                        ? ScramMechanism.SCRAM_SHA_512
                        : ScramMechanism.SCRAM_SHA_256,
                StringPreparation.SASL_PREPARATION,
                blocking);
    }

    /** Asks a broker; brings its response. */
    interface Question {
        Future<KafkaResponse> ask(IntFunction<ByteBuf> request);
    }

    Future<Void> with(String password, Question broker, NetworkRun run) {
        return broker.ask(number -> KafkaRequest.saslHandshake(number, sasl.mechanism()))
                .compose(this::offered)
                .compose(offered -> sasl.isPlain()
                        ? say("\0" + sasl.username() + "\0" + password, broker).mapEmpty()
                        : scram(new ScramExchange(sasl.username(), password, salted), broker, run));
    }

    private Future<Void> offered(KafkaResponse response) {
        var error = response.number16();
        if (error == 0) {
            return Future.succeededFuture();
        }
        var offered = response.list(() -> response.text().orElse(""));
        return Future.failedFuture(new NetworkFailure(
                FailureClass.AUTH,
                switch (error) {
                    case NOT_OFFERED ->
                        FailureClassifier.oneLine("the broker does not offer " + sasl.mechanism() + ", but "
                                + String.join(", ", offered));
                    case NOT_EXPECTED -> "the broker expects no sign-in at this port";
                    default -> "the sign-in failed (error " + error + ")";
                }));
    }

    private static Future<Void> scram(ScramExchange exchange, Question broker, NetworkRun run) {
        return say(exchange.clientFirst(), broker)
                .compose(challenge -> exchange.clientFinal(challenge, run))
                .compose(proof -> say(proof, broker))
                .compose(proved -> {
                    try {
                        exchange.verify(proved);
                        return Future.succeededFuture();
                    } catch (NetworkFailure unproved) {
                        return Future.failedFuture(unproved);
                    }
                });
    }

    private static Future<String> say(String said, Question broker) {
        return broker.ask(number -> KafkaRequest.saslAuthenticate(number, said.getBytes(StandardCharsets.UTF_8)))
                .compose(response -> {
                    var error = response.number16();
                    var words = response.text();
                    return error == 0
                            ? Future.succeededFuture(new String(response.bytes(), StandardCharsets.UTF_8))
                            : Future.failedFuture(new NetworkFailure(
                                    FailureClass.AUTH,
                                    FailureClassifier.oneLine(
                                            words.orElse("the sign-in failed (error " + error + ")"))));
                });
    }
}
