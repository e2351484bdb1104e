// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Lets a receiver know that a message is ours, whole and fresh: HMAC-SHA256 (RFC 2104) over its time and its body. */
final class PayloadSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private PayloadSignature() {}

    /**
     * {@code sha256=} and the lower-case hex of the HMAC over {@code timestamp + "." + body} in UTF-8.
     *
     * @param timestamp when it is sent, in epoch seconds
     */
    static String signature(String secret, long timestamp, String body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            var signed = (timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(signed));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }
}
