// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import dev.faultline.settings.Secret;
import dev.faultline.text.OneLine;
import java.util.regex.Pattern;

/** What of a wrong value may be shown in an error: the text of the file, in one short line, without its secrets. */
final class ShownValue {

    private static final int LONGEST = 81;
    private static final Pattern SECRET_KEY =
            Pattern.compile(".*(passw|passphrase|pwd|secret|token|credential|authorization|api-?key|private-?key).*");
    private static final Pattern USER_INFO = Pattern.compile("(\\S*?://)?\\S*@");
    private static final Pattern SECRET_PARAMETER =
            Pattern.compile("(?i)(\\w*(?:passw|pwd|secret|token|key|auth|sig)\\w*[\"']?\\s*[=:]\\s*[\"']?)[^&\\s\"']+");
    /** What stands in the query of a URL is anybody's guess, so none of it is shown but what is known to be no secret. */
    private static final Pattern QUERY = Pattern.compile("(?i)([?&](?!sslmode=)(?:[^=&\\s]*=)?)[^=&\\s]+");

    private ShownValue() {}

    /** Whether a key speaks of a secret by its very name. The path of a secret's file is none. */
    static boolean isSecret(String key) {
        return SECRET_KEY.matcher(key).matches() && !key.endsWith("-file");
    }

    static String value(String key, String raw) {
        // Somebody may have put the secret itself where its file belongs.
        if (isSecret(key) || key.endsWith("-file") && !raw.startsWith("/")) {
            return Secret.MASK;
        }
        var line = raw.replaceAll("\\p{Cntrl}+", " ");
        line = USER_INFO.matcher(line).replaceAll("$1" + Secret.MASK + "@");
        var query = line.indexOf('?');
        if (query >= 0 && line.contains("://")) {
            line = line.substring(0, query)
                    + QUERY.matcher(line.substring(query)).replaceAll("$1" + Secret.MASK);
        }
        line = SECRET_PARAMETER.matcher(line).replaceAll("$1" + Secret.MASK);
        return OneLine.cut(line, LONGEST);
    }
}
