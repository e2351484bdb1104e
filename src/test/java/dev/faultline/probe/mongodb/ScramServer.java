// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mongodb;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.bson.types.Binary;

/** The server's side of SCRAM (RFC 5802) in the commands of MongoDB, for one user. */
final class ScramServer {

    static final String USER = "a,b=c";
    static final String PASSWORD = "pass wörd";

    private static final byte[] SALT = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int ROUNDS = 4096;

    private final Consumer<String> whenProved;
    private String mechanism = "";
    private String firstBare = "";
    private String challenge = "";

    ScramServer(Consumer<String> whenProved) {
        this.whenProved = whenProved;
    }

    Document answer(Document command) {
        try {
            var said = new String(command.get("payload", Binary.class).getData(), StandardCharsets.UTF_8);
            return command.containsKey("saslStart") ? begin(command.getString("mechanism"), said) : prove(said);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private Document begin(String chosen, String said) {
        mechanism = chosen;
        firstBare = said.substring("n,,".length());
        var nonce = firstBare.substring(firstBare.indexOf("r=") + 2) + "server";
        challenge = "r=" + nonce + ",s=" + Base64.getEncoder().encodeToString(SALT) + ",i=" + ROUNDS;
        return firstBare.startsWith("n=a=2Cb=3Dc,") ? step(challenge, false) : refused();
    }

    private Document prove(String said) throws GeneralSecurityException {
        var withoutProof = said.substring(0, said.indexOf(",p="));
        var proof = Base64.getDecoder().decode(said.substring(said.indexOf(",p=") + 3));
        var message = (firstBare + "," + challenge + "," + withoutProof).getBytes(StandardCharsets.UTF_8);
        var salted = salted();
        var clientKey = hmac(salted, "Client Key".getBytes(StandardCharsets.US_ASCII));
        var signature = hmac(MessageDigest.getInstance(digest()).digest(clientKey), message);
        for (var i = 0; i < signature.length; i++) {
            signature[i] ^= clientKey[i];
        }
        if (!Arrays.equals(signature, proof)) {
            return refused();
        }
        whenProved.accept(mechanism);
        var serverKey = hmac(salted, "Server Key".getBytes(StandardCharsets.US_ASCII));
        return step("v=" + Base64.getEncoder().encodeToString(hmac(serverKey, message)), true);
    }

    private String digest() {
        return mechanism.substring("SCRAM-".length());
    }

    private byte[] salted() throws GeneralSecurityException {
        var isSha1 = digest().equals("SHA-1");
        var word = isSha1
                ? HexFormat.of()
                        .formatHex(MessageDigest.getInstance("MD5")
                                .digest((USER + ":mongo:" + PASSWORD).getBytes(StandardCharsets.UTF_8)))
                : PASSWORD;
        var spec = new PBEKeySpec(word.toCharArray(), SALT, ROUNDS, isSha1 ? 160 : 256);
        return SecretKeyFactory.getInstance("PBKDF2WithHmac" + digest().replace("-", ""))
                .generateSecret(spec)
                .getEncoded();
    }

    private byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        var name = "Hmac" + digest().replace("-", "");
        var mac = Mac.getInstance(name);
        mac.init(new SecretKeySpec(key, name));
        return mac.doFinal(message);
    }

    private static Document step(String payload, boolean done) {
        return new Document("conversationId", 1)
                .append("done", done)
                .append("payload", new Binary(payload.getBytes(StandardCharsets.UTF_8)))
                .append("ok", 1.0);
    }

    private static Document refused() {
        return new Document("ok", 0.0)
                .append("errmsg", "Authentication failed.")
                .append("code", 18)
                .append("codeName", "AuthenticationFailed");
    }
}
