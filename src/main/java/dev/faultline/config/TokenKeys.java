// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import dev.faultline.settings.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads the token of the API. A config that cannot be used never opens an API that may have been meant to be closed. */
final class TokenKeys {

    private static final String TOKEN = "token";

    /** An empty token lets nobody in. */
    private static final Secret NOBODYS = Secret.of("");

    private TokenKeys() {}

    /** The token of a file that is no YAML: if it may have one, one that lets nobody in. */
    static Optional<Secret> insteadOfUnread(byte[] file) {
        return new String(file, StandardCharsets.UTF_8).contains(TOKEN) ? Optional.of(NOBODYS) : Optional.empty();
    }

    /** The token of a file with errors: if one of them is the token's, one that lets nobody in. */
    static Optional<Secret> insteadOfWrong(List<ConfigError> errors) {
        return errors.stream().anyMatch(each -> each.key().startsWith("faultline.api"))
                ? Optional.of(NOBODYS)
                : Optional.empty();
    }

    static Optional<Secret> read(YamlSettings api) {
        var token = api.secret(TOKEN);
        if (token.isPresent() && isBlank(token.get()) || token.isEmpty() && api.has(TOKEN)) {
            api.reject(api.has("token-file") ? "token-file" : TOKEN, "a token that is not empty");
        }
        return token;
    }

    /** An empty token would let everybody in. */
    private static boolean isBlank(Secret token) {
        try {
            return token.reveal().isBlank();
        } catch (IOException gone) {
            return true;
        }
    }
}
