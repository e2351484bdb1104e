// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.web.api.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;

/** Describes for each call of the API how it may be refused: all have that in common, so no call says it itself. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ProblemResponses implements OASFilter {

    private static final String API = "/api/";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith(API)) {
                item.getOperations().forEach((method, operation) -> describe(path, method, operation));
            }
        });
    }

    private static void describe(String path, HttpMethod method, Operation operation) {
        reasons(path, method, operation).forEach((status, reason) -> {
            var responses = operation.getResponses();
            var own = responses.getAPIResponse(status);
            var described = own == null ? OASFactory.createAPIResponse().description(reason) : own;
            responses.addAPIResponse(status, described.content(problem()));
        });
    }

    private static Map<String, String> reasons(String path, HttpMethod method, Operation operation) {
        var reasons = new TreeMap<String, String>();
        var hasBody = operation.getRequestBody() != null;
        var isNamed = path.contains("{");
        if (hasBody || operation.getParameters() != null) {
            reasons.put("400", "What is sent is wrong: the response names each fault");
        }
        reasons.put("401", "The API token is missing or wrong");
        if (method == HttpMethod.POST) {
            reasons.put("403", "Without an API token only this pod may change anything");
        }
        if (isNamed) {
            reasons.put("404", "There is no such thing");
        }
        if (hasBody) {
            reasons.put("408", "The body did not arrive in time");
            reasons.put("413", "The body is too large");
            reasons.put("415", "The body is no JSON");
        }
        for (var own : operation.getResponses().getAPIResponses().keySet()) {
            if (own.startsWith("4")) {
                reasons.putIfAbsent(own, "");
            }
        }
        reasons.put("503", "Too busy, or nobody has access; Retry-After says when to retry");
        return reasons;
    }

    private static Content problem() {
        var schema = OASFactory.createSchema().ref("#/components/schemas/Problem");
        return OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(schema));
    }
}
