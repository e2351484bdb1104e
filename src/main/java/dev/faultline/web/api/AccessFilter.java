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
 * Who may call the API. With a token configured: whoever brings it, for reads too. Without one: reads by anyone, calls
 * that change something from this pod only, told by the peer of the connection and never by a header. Of what a browser
 * sends for a web page, only what our own pages ask for changes anything.
 */
@Singleton
public final class AccessFilter {

    private static final Logger LOG = Logger.getLogger(AccessFilter.class);
    private static final String API = "/api/";
    private static final String ASKING = "/api/v1/verdict";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String SCHEME = "bearer ";

    private final Provider<RunningConfig> running;

    /** Filters are made while the program is built, when nothing runs yet: so the sidecar is looked up when asked. */
    AccessFilter(Provider<RunningConfig> running) {
        this.running = running;
    }

    /** What comes of a header that is to carry the token. */
    public enum Admission {
        /** It is the right one, or none is configured. */
        GRANTED,
        /** It is not there, or not the right one. */
        REFUSED,
        /** Nobody can be let in: the token cannot be read, or is empty. */
        IMPOSSIBLE
    }

    @ServerRequestFilter
    public Optional<Response> check(ContainerRequestContext request, HttpServerRequest peer) {
        var path = request.getUriInfo().getPath();
        if (!path.startsWith(API)) {
            return Optional.empty();
        }
        // A verdict is asked for by POST when there are many error times; it changes nothing.
        var isRead = READS.contains(request.getMethod()) || path.equals(ASKING);
        var origin = request.getHeaderString("Origin");
        if (!isRead && origin != null && RequestOrigin.isForeign(origin, peer.authority())) {
            return Optional.of(onlyOurPage());
        }
        if (running.get().config().apiToken().isPresent()) {
            return switch (admission(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
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

    /** What comes of the header {@code Authorization} of whoever wants to read. */
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
            expected = token.reveal();
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
        return Response.fromResponse(Problem.of(401, "This call takes the API token: 'Authorization: Bearer …'.")
                        .toResponse())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"faultline\"")
                .build();
    }

    private static Response impossible() {
        return Problem.of(503, "The file with the API token cannot be read, or is empty: nobody can be let in.")
                .toResponse();
    }

    private static Response onlyOurPage() {
        return Problem.of(
                        403,
                        "Calls that change something are not taken from web pages of another origin. Without an API token"
                                + " they are taken from our own page at localhost or at an address, not at another name.")
                .toResponse();
    }

    private static Response onlyLoopback() {
        return Problem.of(
                        403,
                        "Without an API token, calls that change something are taken from this pod (loopback) only."
                                + " Set api.token-file in the config and send 'Authorization: Bearer …' to call from elsewhere.")
                .toResponse();
    }
}
