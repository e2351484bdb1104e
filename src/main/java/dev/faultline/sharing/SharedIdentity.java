// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sharing;

import dev.faultline.probe.Check;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is shared: the same kind, target and expectation at the same pace, without secrets, for one app or for all. Whoever is
 * configured otherwise in any of this takes turns apart.
 *
 * @param key begins the name of every key in Redis; the braces keep them in one slot of a cluster
 */
record SharedIdentity(String key) {

    private static final int BYTES = 16;

    static SharedIdentity of(Check<?> check, String app, boolean amongApps) {
        var dependency = check.dependency();
        var pace = dependency.pace();
        var text = String.join(
                "\n",
                "1",
                amongApps ? "" : app,
                dependency.kind().name(),
                dependency.endpoints().stream().sorted().collect(Collectors.joining(",")),
                pace.interval().toString(),
                pace.timeout().toString(),
                pace.slowAbove().toString(),
                canonical(check.spec().publicView()));
        return new SharedIdentity("faultline:{" + hash(text) + "}");
    }

    /** The same text for equal values in every process, whatever order maps and sets have there. */
    private static String canonical(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + canonical(entry.getValue()))
                    .sorted()
                    .collect(Collectors.joining("\n", "{", "}"));
        }
        if (value instanceof Collection<?> several) {
            var texts = several.stream().map(SharedIdentity::canonical);
            return (value instanceof Set<?> ? texts.sorted() : texts).collect(Collectors.joining("\n", "[", "]"));
        }
        return String.valueOf(value);
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Who has the turn of a slot. */
    String turn(long slot) {
        return key + ":turn:" + slot;
    }

    /** Who checks once more what was not up in a slot. */
    String witness(long slot) {
        return key + ":witness:" + slot;
    }

    /** The stream of observations. */
    String seen() {
        return key + ":seen";
    }

    /** Who takes part, by when they last asked. */
    String members() {
        return key + ":members";
    }
}
