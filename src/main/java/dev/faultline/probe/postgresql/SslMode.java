// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import dev.faultline.probe.net.ClientCertificate;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether, and how carefully, the connection is encrypted.
 *
 * @param mode as in {@code sslmode}
 * @param caFile certificates in PEM that are trusted instead of the usual ones; only looked at where the mode verifies
 * @param client what is shown to a server that asks who this is; absent: nothing
 */
record SslMode(Mode mode, Optional<Path> caFile, Optional<ClientCertificate> client) {

    /** The modes of libpq; its {@code allow} promises no more than {@code prefer} and reads as that. */
    enum Mode {
        /** Never. */
        DISABLE,
        /** If the server can; any certificate will do. */
        PREFER,
        /** Always; any certificate will do. */
        REQUIRE,
        /** Always, with a certificate of a trusted authority. */
        VERIFY_CA,
        /** Always, with a certificate of a trusted authority for the very host. */
        VERIFY_FULL;

        static Mode of(String word) {
            return word.equals("allow")
                    ? PREFER
                    : valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean insists() {
            return this != DISABLE && this != PREFER;
        }
    }

    Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        view.put("mode", mode.word());
        caFile.ifPresent(path -> view.put("ca-file", path.toString()));
        client.ifPresent(shown -> {
            view.put("cert-file", shown.certFile().toString());
            view.put("key-file", shown.keyFile().toString());
        });
        return view;
    }
}
