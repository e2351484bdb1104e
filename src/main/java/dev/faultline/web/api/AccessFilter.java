// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.config.RunningConfig;
import dev.faultline.settings.Secret;
import dev.faultline.web.api.problem.Problem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may call the API. With a token configured: whoever sends it, for reads too. Without one: anyone may read, and
 * only this pod may change anything, which the peer of the connection decides and never a header. Of the calls that a
 * browser makes for web pages, only those of our own pages may change anything.
 */
@Singleton
public final class AccessFilter {

    private static final Logger LOG = Logger.getLogger(AccessFilter.class);
    private static final String API = "/api/";
    private static final String VERDICT = "/api/v1/verdict";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String SCHEME = "bearer ";

    private final Provider<RunningConfig> running;

    /** Filters are created while the program is built, when nothing runs yet: so the config is looked up on each call. */
    AccessFilter(Provider<RunningConfig> running) {
        this.running = running;
    }

    /** Whether a header carries the token. */
    public enum Admission {
        /** It carries the right one, or none is configured. */
        GRANTED,
        /** It is missing, or carries a wrong one. */
        REFUSED,
        /** Nobody has access: the configured token cannot be read, or is empty. */
        IMPOSSIBLE
    }

    @ServerRequestFilter
    public Optional<Response> check(ContainerRequestContext request, HttpServerRequest peer) {
        return refusal(peer, request.getUriInfo().getPath());
    }

    /** The response to a caller who may not do this; absent for one who may. Reads no body. */
    public Optional<Response> refusal(HttpServerRequest peer, String path) {
        if (!path.startsWith(API)) {
            return Optional.empty();
        }
        // A POST asks for a verdict on many error times; it changes nothing.
        var isRead = READS.contains(peer.method().name()) || path.equals(VERDICT);
        var origin = peer.getHeader("Origin");
        if (!isRead && origin != null && RequestOrigin.isForeign(origin, peer.authority())) {
            return Optional.of(onlyOurPage());
        }
        if (running.get().config().apiToken().isPresent()) {
            return switch (admission(peer.getHeader(HttpHeaders.AUTHORIZATION))) {
                case GRANTED -> Optional.empty();
                case REFUSED -> Optional.of(unauthorized());
                case IMPOSSIBLE -> Optional.of(impossible());
            };
        }
        if (isRead) {
            return Optional.empty();
        }
        if (!isLoopback(peer)) {
            return Optional.of(onlyLoopback());
        }
        return origin == null || RequestOrigin.isAddressOrLocalhost(peer.authority())
                ? Optional.empty()
                : Optional.of(onlyOurPage());
    }

    /** Checks the header {@code Authorization} of a reader. */
    public Admission admission(@Nullable String header) {
        return running.get()
                .config()
                .apiToken()
                .map(token -> admission(token, header))
                .orElse(Admission.GRANTED);
    }

    private static Admission admission(Secret token, @Nullable String header) {
        String expected;
        try {
            expected = token.reveal().strip();
        } catch (IOException e) {
            LOG.errorf("the API token cannot be read error=%s", e.getClass().getSimpleName());
            expected = "";
        }
        if (expected.isEmpty()) {
            return Admission.IMPOSSIBLE;
        }
        return matches(expected, header) ? Admission.GRANTED : Admission.REFUSED;
    }

    private static boolean matches(String expected, @Nullable String header) {
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return false;
        }
        var given = header.substring(SCHEME.length()).strip();
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isLoopback(HttpServerRequest peer) {
        var address = peer.connection().remoteAddress().hostAddress();
        try {
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Response unauthorized() {
        return Response.fromResponse(Problem.of(401, "This call needs the API token: send 'Authorization: Bearer …'.")
                        .toResponse())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"faultline\"")
                .build();
    }

    private static Response impossible() {
        return Problem.of(503, "Nobody has access: the file with the API token is empty or cannot be read.")
                .toResponse();
    }

    private static Response onlyOurPage() {
        return Problem.of(
                        403,
                        "Web pages of another origin may not change anything. Without an API token, Faultline's own page"
                                + " may only if it was opened at localhost or at an IP address.")
                .toResponse();
    }

    private static Response onlyLoopback() {
        return Problem.of(
                        403,
                        "Without an API token, only this pod (loopback) may change anything. To call from elsewhere,"
                                + " set api.token-file in the config and send 'Authorization: Bearer …'.")
                .toResponse();
    }
}
