// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mongodb;

import com.ongres.scram.common.ScramMechanism;
import com.ongres.scram.common.StringPreparation;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.SaltedPassword;
import dev.faultline.probe.net.ScramExchange;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Signs a user in by SCRAM, as MongoDB's specification of authentication has it. Thread-safe. */
final class MongoLogin {

    static final String SHA_256 = "SCRAM-SHA-256";
    static final String SHA_1 = "SCRAM-SHA-1";

    private final MongoSignIn signIn;
    private final SaltedPassword sha256;
    private final SaltedPassword sha1;

    /** @param blocking where passwords are salted */
    MongoLogin(MongoSignIn signIn, Executor blocking) {
        this.signIn = signIn;
        this.sha256 = new SaltedPassword(ScramMechanism.SCRAM_SHA_256, StringPreparation.SASL_PREPARATION, blocking);
        this.sha1 = new SaltedPassword(ScramMechanism.SCRAM_SHA_1, StringPreparation.NO_PREPARATION, blocking);
    }

    /** Asks a server; brings its response. */
    interface Question {
        Future<BsonFields> ask(BsonEncoding command);
    }

    /**
     * Signs in.
     *
     * @param offered what the server says that the user can sign in by; absent: it does not say
     */
    Future<Void> with(
            String username, String password, Optional<List<String>> offered, Question server, NetworkRun run) {
        var mechanism = signIn.mechanism().or(() -> chosen(offered));
        if (mechanism.isEmpty()) {
            return Future.failedFuture(new NetworkFailure(
                    FailureClass.PROBER,
                    "the user signs in by " + String.join(", ", offered.orElse(List.of()))
                            + ", of which none is spoken here"));
        }
        var exchange = mechanism.get().equals(SHA_256)
                ? new ScramExchange(username, password, sha256)
                : new ScramExchange(username, digest(username, password), sha1);
        return server.ask(start(mechanism.get(), exchange.clientFirst()))
                .compose(challenge -> exchange.clientFinal(payload(challenge), run)
                        .compose(proof -> server.ask(goOn(challenge, proof))))
                .compose(proved -> verified(exchange, proved))
                .compose(proved -> proved.flag("done")
                        ? Future.succeededFuture()
                        // Servers from before 4.4 want to be told that nothing more is said.
                        : server.ask(goOn(proved, "")).mapEmpty());
    }

    private static Optional<String> chosen(Optional<List<String>> offered) {
        if (offered.isEmpty()) {
            return Optional.of(SHA_1);
        }
        return offered.get().contains(SHA_256)
                ? Optional.of(SHA_256)
                : offered.get().stream().filter(SHA_1::equals).findFirst();
    }

    private BsonEncoding start(String mechanism, String first) {
        return new BsonEncoding()
                .put("saslStart", 1)
                .put("mechanism", mechanism)
                .put("payload", first.getBytes(StandardCharsets.UTF_8))
                .put("options", new BsonEncoding().put("skipEmptyExchange", true))
                .put("$db", signIn.source());
    }

    private BsonEncoding goOn(BsonFields said, String answer) {
        return new BsonEncoding()
                .put("saslContinue", 1)
                .put("conversationId", said.number("conversationId"))
                .put("payload", answer.getBytes(StandardCharsets.UTF_8))
                .put("$db", signIn.source());
    }

    private static Future<BsonFields> verified(ScramExchange exchange, BsonFields proved) {
        try {
            exchange.verify(payload(proved));
            return Future.succeededFuture(proved);
        } catch (NetworkFailure unproved) {
            return Future.failedFuture(unproved);
        }
    }

    private static String payload(BsonFields response) {
        return new String(response.bytes("payload"), StandardCharsets.UTF_8);
    }

    /** What takes the place of the password with SHA-1. */
    private static String digest(String username, String password) {
        try {
            var md5 = MessageDigest.getInstance("MD5");
            return HexFormat.of()
                    .formatHex(md5.digest((username + ":mongo:" + password).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
