// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Accepts a plain slash in the name of a dependency, as people type it, besides {@code %2F}. Where a
 * name could be read in two ways, {@code a/timeline} is the timeline of {@code a}.
 */
@Singleton
public final class SlashNameFilter {

    private static final Pattern CALL =
            Pattern.compile("(/api/v1/dependencies/)([^/]+(?:/[^/]+)+?)(/(?:timeline|observations|probe))?");

    @ServerRequestFilter(preMatching = true)
    public void join(ContainerRequestContext request) {
        var uri = request.getUriInfo().getRequestUri();
        var call = CALL.matcher(uri.getRawPath());
        if (!call.matches() || isCallItself(call.group(2))) {
            return;
        }
        var path = call.group(1) + call.group(2).replace("/", "%2F") + (call.group(3) == null ? "" : call.group(3));
        // What is set here is decoded once before it is matched, which what came over the wire is not.
        request.setRequestUri(URI.create(uri.toString().replace(uri.getRawPath(), path.replace("%", "%25"))));
    }

    private static boolean isCallItself(String name) {
        return name.matches("[^/]+/(timeline|observations|probe)");
    }
}
