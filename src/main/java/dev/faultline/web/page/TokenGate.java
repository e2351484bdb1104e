// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page;

import dev.faultline.config.RunningConfig;
import dev.faultline.web.api.AccessFilter;
import dev.faultline.web.page.format.PageWording;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Shows the locked page to whoever does not send the API token, if one is configured. A browser cannot send it when it
 * opens a page, so a missing token is no error: the locked page asks for it, and its script sends it.
 */
@Singleton
public final class TokenGate {

    private final AccessFilter access;
    private final RunningConfig running;

    TokenGate(AccessFilter access, RunningConfig running) {
        this.access = access;
        this.running = running;
    }

    /** The templates of this class, in {@code templates/TokenGate}. */
    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        /** The locked page; {@code fault} is what is wrong with the token that was sent; may be empty. */
        static native TemplateInstance locked(String app, String fault);
    }

    /** The locked page; absent for those who have access. */
    public Optional<Response> locked(HttpHeaders headers) {
        var header = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        return switch (access.admission(header)) {
            case GRANTED -> Optional.empty();
            case IMPOSSIBLE -> Optional.of(page(503, PageWording.UNREADABLE_TOKEN));
            case REFUSED -> Optional.of(header == null ? page(200, "") : page(401, PageWording.WRONG_TOKEN));
        };
    }

    private Response page(int status, String fault) {
        return HtmlResponse.of(status, Templates.locked(running.config().app(), fault));
    }
}
