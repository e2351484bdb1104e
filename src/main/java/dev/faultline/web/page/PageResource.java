package dev.faultline.web.page;

import dev.faultline.app.Sidecar;
import dev.faultline.incident.IncidentStore;
import dev.faultline.web.page.address.Address;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page at the root, complete without any script. */
@Path("/")
public class PageResource {

    private final Door door;
    private final Pages pages;
    private final Sidecar sidecar;
    private final IncidentStore incidents;
    private final InstantSource clock;

    PageResource(Door door, Pages pages, Sidecar sidecar, IncidentStore incidents, InstantSource clock) {
        this.door = door;
        this.pages = pages;
        this.sidecar = sidecar;
        this.incidents = incidents;
        this.clock = clock;
    }

    /** The templates of this page, in {@code templates/PageResource}. */
    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        /** The whole page. */
        static native TemplateInstance page(Page page);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response page(UriInfo uri, HttpHeaders headers) {
        return door.locked(headers).orElseGet(() -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var address = Address.of(
                    uri.getQueryParameters(), now, sidecar.config().errors().maxLag(), incidents::incident);
            return Html.of(200, Templates.page(pages.of(address, now)));
        });
    }
}
