// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery.mentions;

import dev.faultline.probe.net.Endpoint;
import java.util.List;
import java.util.Optional;

/**
 * A server that is named somewhere. It holds no secret: where there is one, it names the variable that has it.
 *
 * @param name for the dependency, fit for a config file
 * @param path behind the address: a database; empty if there is none, or none that may be shown
 * @param origin where it is named, for a person
 * @param isTls whether the URL says so
 * @param wholeUrl the variable that holds the URL with its credentials
 * @param username the variable that holds it
 * @param password the variable that holds it
 * @param absent variables of these that the app has, and this program has not
 */
public record EndpointMention(
        String name,
        ServerScheme scheme,
        Endpoint endpoint,
        String path,
        String origin,
        boolean isTls,
        Optional<String> wholeUrl,
        Optional<String> username,
        Optional<String> password,
        List<String> absent) {

    public EndpointMention {
        absent = List.copyOf(absent);
    }

    /** Whether what it takes to log in is known, and is there. */
    public boolean isUsable() {
        return absent.isEmpty();
    }
}
