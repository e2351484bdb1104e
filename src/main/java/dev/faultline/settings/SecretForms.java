// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.settings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The forms in which a server may send a secret back: within JSON, within a literal of SQL, within something in Base64. */
final class SecretForms {

    /** Fewer characters of Base64 would be found in texts that have nothing to do with the secret. */
    private static final int SHORTEST_ENCODED = 8;

    private SecretForms() {}

    /** The value itself and its other forms. */
    static List<String> of(String value) {
        var forms = new LinkedHashSet<String>();
        forms.add(value);
        forms.add(value.replace("\\", "\\\\").replace("\"", "\\\""));
        forms.add(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"));
        forms.add(value.replace("'", "''"));
        forms.add(value.replace("\"", "\"\""));
        for (var before = 0; before < 3; before++) {
            addEncoded(forms, value, before);
        }
        return new ArrayList<>(forms);
    }

    /**
     * The part of its Base64 that is the same whatever stands around it.
     *
     * @param before how many octets stand before it, modulo 3
     */
    private static void addEncoded(Set<String> forms, String value, int before) {
        var octets = value.getBytes(StandardCharsets.UTF_8);
        var padded = new byte[before + octets.length];
        System.arraycopy(octets, 0, padded, before, octets.length);
        // Each character holds six bits; those that it shares with what stands around are left out.
        var first = (before * 8 + 5) / 6;
        var end = padded.length * 8 / 6;
        if (end - first >= SHORTEST_ENCODED) {
            forms.add(Base64.getEncoder().encodeToString(padded).substring(first, end));
            forms.add(Base64.getUrlEncoder().encodeToString(padded).substring(first, end));
        }
    }
}
