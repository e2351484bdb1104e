package dev.faultline.web.page;

import dev.faultline.config.RunningConfig;
import dev.faultline.web.api.AccessFilter;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Where a token is configured: what whoever does not bring it sees. A browser cannot send it when a page is opened, so that
 * is no error: the locked page asks for it and its script brings it.
 */
@Singleton
public final class TokenGate {

    private final AccessFilter access;
    private final RunningConfig running;

    TokenGate(AccessFilter access, RunningConfig running) {
        this.access = access;
        this.running = running;
    }

    /** The templates of the door, in {@code templates/Door}. */
    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        /** The locked page; {@code said} is what there is to say about the token that was brought, or empty. */
        static native TemplateInstance locked(String app, String said);
    }

    /** The locked page; absent for those who may enter. */
    public Optional<Response> locked(HttpHeaders headers) {
        var header = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        return switch (access.admission(header)) {
            case GRANTED -> Optional.empty();
            case IMPOSSIBLE ->
                Optional.of(
                        page(503, "The file with the API token cannot be read, or is empty: nobody can be let in."));
            case REFUSED ->
                Optional.of(header == null ? page(200, "") : page(401, "That is not the token of this instance."));
        };
    }

    private Response page(int status, String said) {
        return HtmlResponse.of(status, Templates.locked(running.config().app(), said));
    }
}
