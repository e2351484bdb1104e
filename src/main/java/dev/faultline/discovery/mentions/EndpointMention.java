// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery.mentions;

import dev.faultline.probe.net.Endpoint;
import java.util.Comparator;
import java.util.List;

/**
 * A server that is named somewhere, or several that are one dependency. It holds no secret: where there is one, it names the
 * variable that has it.
 *
 * @param name for the dependency, fit for a config file
 * @param endpoints where it is, not empty
 * @param path behind the address: a database; empty if there is none, or none that may be shown
 * @param origin where it is named, for a person
 * @param isTls whether that says so
 * @param byService whether the address is a name whose SRV records say where the servers are
 */
public record EndpointMention(
        String name,
        ServerScheme scheme,
        List<Endpoint> endpoints,
        String path,
        String origin,
        boolean isTls,
        boolean byService,
        MentionedSignIn signIn) {

    /** The one that knows more of how to sign in comes last. */
    public static final Comparator<EndpointMention> BY_KNOWLEDGE = Comparator.comparing(
                    (EndpointMention each) -> each.signIn.isKnown())
            .thenComparing(each -> each.signIn.isUsable());

    public EndpointMention {
        endpoints = List.copyOf(endpoints);
    }

    /** One of which no more is known than where it is. */
    public static EndpointMention bare(String name, ServerScheme scheme, Endpoint endpoint, String origin) {
        return new EndpointMention(
                name, scheme, List.of(endpoint), "", origin, isEncrypted(scheme), false, MentionedSignIn.UNKNOWN);
    }

    static boolean isEncrypted(ServerScheme scheme) {
        return switch (scheme) {
            case HTTPS, AMQPS, SMTPS, GRPCS -> true;
            default -> false;
        };
    }

    /** The first of its endpoints. */
    public Endpoint endpoint() {
        return endpoints.get(0);
    }

    /** The same without a sign-in. */
    public EndpointMention withoutSignIn() {
        return new EndpointMention(name, scheme, endpoints, path, origin, isTls, byService, MentionedSignIn.UNKNOWN);
    }
}
