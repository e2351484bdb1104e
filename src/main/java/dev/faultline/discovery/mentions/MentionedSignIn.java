// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery.mentions;

import java.util.List;
import java.util.Optional;

/**
 * What it takes to sign in to a server, by the variables that hold it: no secret stands here.
 *
 * @param wholeUrl the one that holds the URL with its credentials
 * @param username the one that holds it
 * @param password the one that holds it
 * @param mechanism how the password is shown, as SASL calls it
 * @param absent variables of these that the app has, and this program has not
 */
public record MentionedSignIn(
        Optional<String> wholeUrl,
        Optional<String> username,
        Optional<String> password,
        Optional<String> mechanism,
        List<String> absent) {

    /** Of a server of which no more is known than where it is. */
    public static final MentionedSignIn UNKNOWN =
            new MentionedSignIn(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public MentionedSignIn {
        absent = List.copyOf(absent);
    }

    /** Whether what is known is there for this program, too. */
    public boolean isUsable() {
        return absent.isEmpty();
    }

    /** Whether it says who signs in. */
    public boolean namesUser() {
        return wholeUrl.isPresent() || username.isPresent();
    }

    boolean isKnown() {
        return namesUser() || password.isPresent();
    }
}
