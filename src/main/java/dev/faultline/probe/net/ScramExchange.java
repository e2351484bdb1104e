// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import com.ongres.scram.common.ScramFunctions;
import dev.faultline.probe.FailureClass;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** One authentication by SCRAM (RFC 5802, RFC 7677), without channel binding. */
public final class ScramExchange {

    private static final String NO_CHANNEL_BINDING = "n,,";
    private static final int MOST_ROUNDS = 10_000_000;

    private final String username;
    private final String password;
    private final SaltedPassword salted;
    private final String nonce = ScramFunctions.nonce(24, new SecureRandom());
    private byte[] serverKey = {};
    private String authMessage = "";

    /** @param username empty where the server knows it already */
    public ScramExchange(String username, String password, SaltedPassword salted) {
        this.username = username.replace("=", "=3D").replace(",", "=2C");
        this.password = password;
        this.salted = salted;
    }

    /** What is said first. */
    public String clientFirst() {
        return NO_CHANNEL_BINDING + clientFirstBare();
    }

    private String clientFirstBare() {
        return "n=" + username + ",r=" + nonce;
    }

    /** Answers the server's challenge, on the event loop of the run; fails with a {@code protocol} failure if it is none. */
    public Future<String> clientFinal(String serverFirst, NetworkRun run) {
        try {
            var challenge = attributes(serverFirst);
            var serverNonce = challenge.getOrDefault("r", "");
            var salt = Base64.getDecoder().decode(challenge.getOrDefault("s", ""));
            var rounds = Integer.parseInt(challenge.getOrDefault("i", ""));
            if (!serverNonce.startsWith(nonce) || salt.length == 0 || rounds < 1 || rounds > MOST_ROUNDS) {
                return Future.failedFuture(nonsense());
            }
            return salted.of(password, salt, rounds, run).map(key -> clientFinal(key, serverFirst, serverNonce));
        } catch (IllegalArgumentException unreadable) {
            return Future.failedFuture(nonsense());
        }
    }

    private String clientFinal(byte[] saltedPassword, String serverFirst, String serverNonce) {
        var mechanism = salted.mechanism();
        var withoutProof = "c=" + base64(NO_CHANNEL_BINDING.getBytes(StandardCharsets.US_ASCII)) + ",r=" + serverNonce;
        authMessage = clientFirstBare() + "," + serverFirst + "," + withoutProof;
        serverKey = ScramFunctions.serverKey(mechanism, saltedPassword);
        var clientKey = ScramFunctions.clientKey(mechanism, saltedPassword);
        var storedKey = ScramFunctions.storedKey(mechanism, clientKey);
        var signature = ScramFunctions.clientSignature(mechanism, storedKey, authMessage);
        return withoutProof + ",p=" + base64(ScramFunctions.clientProof(clientKey, signature));
    }

    /** Checks that the server knows the password, too. */
    public void verify(String serverFinal) throws NetworkFailure {
        var signature = attributes(serverFinal).getOrDefault("v", "");
        var expected = base64(ScramFunctions.serverSignature(salted.mechanism(), serverKey, authMessage));
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
}
