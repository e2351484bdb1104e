package dev.faultline.probe.postgresql;

import com.ongres.scram.common.ScramFunctions;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.NetworkFailure;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * One authentication by SCRAM-SHA-256 (RFC 5802, RFC 7677), without channel binding. The user's name is left empty: the
 * server knows it from the start of the session.
 */
final class ScramExchange {

    static final String MECHANISM = "SCRAM-SHA-256";

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
        serverKey = ScramFunctions.serverKey(SaltedPassword.MECHANISM, saltedPassword);
        var clientKey = ScramFunctions.clientKey(SaltedPassword.MECHANISM, saltedPassword);
        var storedKey = ScramFunctions.storedKey(SaltedPassword.MECHANISM, clientKey);
        var signature = ScramFunctions.clientSignature(SaltedPassword.MECHANISM, storedKey, authMessage);
        return withoutProof + ",p=" + base64(ScramFunctions.clientProof(clientKey, signature));
    }

    /** Checks that the server knows the password, too. */
    void verify(String serverFinal) throws NetworkFailure {
        var signature = attributes(serverFinal).getOrDefault("v", "");
        var expected = base64(ScramFunctions.serverSignature(SaltedPassword.MECHANISM, serverKey, authMessage));
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
