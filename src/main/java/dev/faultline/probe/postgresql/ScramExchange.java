// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.ScramMechanism;
import com.ongres.scram.common.StringPreparation;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.NetworkFailure;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One authentication by SCRAM-SHA-256 (RFC 5802, RFC 7677), without channel binding. The user's name is left empty: the
 * server knows it from the start of the session.
 */
final class ScramExchange {

    static final String MECHANISM = "SCRAM-SHA-256";

    private static final ScramMechanism SCRAM = ScramMechanism.SCRAM_SHA_256;
    private static final String NO_CHANNEL_BINDING = "n,,";
    private static final int MOST_ROUNDS = 10_000_000;

    private final String password;
    private final SaltedPassword salted;
    private final String nonce = ScramFunctions.nonce(24, new SecureRandom());
    private byte[] serverKey = {};
    private String authMessage = "";

    ScramExchange(String password, SaltedPassword salted) {
        this.password = password;
        this.salted = salted;
    }

    String clientFirst() {
        return NO_CHANNEL_BINDING + clientFirstBare();
    }

    private String clientFirstBare() {
        return "n=,r=" + nonce;
    }

    /** Answers the server's challenge; fails with a {@code protocol} failure if it is none. */
    Future<String> clientFinal(String serverFirst) {
        try {
            var challenge = attributes(serverFirst);
            var serverNonce = challenge.getOrDefault("r", "");
            var salt = Base64.getDecoder().decode(challenge.getOrDefault("s", ""));
            var rounds = Integer.parseInt(challenge.getOrDefault("i", ""));
            if (!serverNonce.startsWith(nonce) || salt.length == 0 || rounds < 1 || rounds > MOST_ROUNDS) {
                return Future.failedFuture(nonsense());
            }
            return salted.of(password, salt, rounds).map(key -> clientFinal(key, serverFirst, serverNonce));
        } catch (IllegalArgumentException unreadable) {
            return Future.failedFuture(nonsense());
        }
    }

    private String clientFinal(byte[] saltedPassword, String serverFirst, String serverNonce) {
        var withoutProof = "c=" + base64(NO_CHANNEL_BINDING.getBytes(StandardCharsets.US_ASCII)) + ",r=" + serverNonce;
        authMessage = clientFirstBare() + "," + serverFirst + "," + withoutProof;
        serverKey = ScramFunctions.serverKey(SCRAM, saltedPassword);
        var clientKey = ScramFunctions.clientKey(SCRAM, saltedPassword);
        var storedKey = ScramFunctions.storedKey(SCRAM, clientKey);
        var signature = ScramFunctions.clientSignature(SCRAM, storedKey, authMessage);
        return withoutProof + ",p=" + base64(ScramFunctions.clientProof(clientKey, signature));
    }

    /** Checks that the server knows the password, too. */
    void verify(String serverFinal) throws NetworkFailure {
        var signature = attributes(serverFinal).getOrDefault("v", "");
        var expected = base64(ScramFunctions.serverSignature(SCRAM, serverKey, authMessage));
        if (serverKey.length == 0 || !expected.equals(signature)) {
            throw new NetworkFailure(FailureClass.AUTH, "the server could not prove that it knows the password");
        }
    }

    private static Map<String, String> attributes(String message) {
        var attributes = new HashMap<String, String>();
        for (var attribute : message.split(",")) {
            var equals = attribute.indexOf('=');
            if (equals > 0) {
                attributes.put(attribute.substring(0, equals), attribute.substring(equals + 1));
            }
        }
        return attributes;
    }

    private static NetworkFailure nonsense() {
        return new NetworkFailure(FailureClass.PROTOCOL, "the server's SCRAM challenge makes no sense");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * The salted password, computed once and kept: its thousands of rounds cost more than all the rest of a probe, and
     * come out the same for as long as password, salt and rounds are. Thread-safe.
     */
    static final class SaltedPassword {

        private record Input(String password, byte[] salt, int rounds) {

            boolean sameAs(Input other) {
                return rounds == other.rounds && password.equals(other.password) && Arrays.equals(salt, other.salt);
            }

            byte[] compute() {
                return ScramFunctions.saltedPassword(
                        SCRAM, StringPreparation.POSTGRESQL_PREPARATION, password.toCharArray(), salt, rounds);
            }
        }

        private record Kept(Input input, byte[] output) {}

        private final Executor blocking;
        private volatile @Nullable Kept kept;

        /** @param blocking where it is computed, for it takes milliseconds */
        SaltedPassword(Executor blocking) {
            this.blocking = blocking;
        }

        Future<byte[]> of(String password, byte[] salt, int rounds) {
            var input = new Input(password, salt, rounds);
            var known = kept;
            if (known != null && known.input().sameAs(input)) {
                return Future.succeededFuture(known.output());
            }
            return Future.fromCompletionStage(CompletableFuture.supplyAsync(input::compute, blocking))
                    .onSuccess(output -> kept = new Kept(input, output));
        }
    }
}
