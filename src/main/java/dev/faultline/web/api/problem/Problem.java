// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a request failed, in the form of RFC 9457.
 *
 * @param type what kind of problem; {@code about:blank} means that the status says it all
 * @param title the status in words
 * @param status the HTTP status
 * @param detail one or two sentences about this occurrence
 * @param parameter the first query parameter that is wrong, if one is
 * @param errors everything that is wrong in the request; absent if something else is
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String parameter,
        @Nullable List<RequestFault> errors) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int MOST_FAULTS = 3;

    public static Problem of(int status, String detail) {
        return new Problem("about:blank", title(status), status, detail, null, null);
    }

    /** A request with the given faults in it, at least one. */
    public static Problem of(List<RequestFault> faults) {
        var detail = String.join(
                "; ",
                faults.stream().limit(MOST_FAULTS).map(RequestFault::words).toList());
        var more = faults.size() > MOST_FAULTS ? "; and " + (faults.size() - MOST_FAULTS) + " more" : "";
        var parameter = faults.stream()
                .flatMap(fault -> Stream.ofNullable(fault.parameter()))
                .findFirst()
                .orElse(null);
        return new Problem(
                "about:blank", title(400), 400, (detail + more).replace(".; ", ". "), parameter, List.copyOf(faults));
    }

    /** The response that carries it. */
    public Response toResponse() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    private static String title(int status) {
        var known = Response.Status.fromStatusCode(status);
        return known == null ? "HTTP " + status : known.getReasonPhrase();
    }
}
