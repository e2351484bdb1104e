// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.text.HarmlessText;
import dev.faultline.web.api.problem.ProblemException;
import dev.faultline.web.api.request.RequestInputs;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The format of a response, chosen by the {@code format} parameter or else by the Accept header. */
enum ResponseFormat {
    JSON(MediaType.APPLICATION_JSON_TYPE),
    TEXT(MediaType.TEXT_PLAIN_TYPE),
    MARKDOWN(new MediaType("text", "markdown")),
    /** Text of a few lines; of reports only. */
    CHAT(MediaType.TEXT_PLAIN_TYPE);

    private final MediaType type;

    ResponseFormat(MediaType type) {
        this.type = type;
    }

    /** The response in this format; the other two are not computed. */
    Response respond(Supplier<?> json, Supplier<String> text, Supplier<String> markdown) {
        var body = switch (this) {
            case JSON -> json.get();
            case TEXT, CHAT -> HarmlessText.of(text.get());
            case MARKDOWN -> HarmlessText.of(markdown.get());
        };
        return Response.ok(body, type.withCharset("UTF-8")).build();
    }

    static ResponseFormat of(RequestInputs inputs, HttpHeaders headers) {
        return of(inputs, headers, EnumSet.complementOf(EnumSet.of(CHAT)), "json, text or markdown");
    }

    /** That of a file, which is text. */
    static ResponseFormat ofFile(RequestInputs inputs, HttpHeaders headers) {
        var form = of(inputs, headers, EnumSet.of(JSON, TEXT), "json or text");
        return form == MARKDOWN ? TEXT : form;
    }

    /** That of a report, which may be wanted for a chat room. */
    static ResponseFormat ofReport(RequestInputs inputs, HttpHeaders headers) {
        return of(inputs, headers, EnumSet.allOf(ResponseFormat.class), "json, text, markdown or chat");
    }

    private static ResponseFormat of(
            RequestInputs inputs, HttpHeaders headers, Set<ResponseFormat> formats, String allowed) {
        var requested = inputs.text("format");
        var form = requested.flatMap(ResponseFormat::named).filter(formats::contains);
        if (requested.isPresent() && form.isEmpty()) {
            inputs.reject("format", allowed);
        }
        return requested.isPresent() ? form.orElse(JSON) : accepted(headers.getAcceptableMediaTypes());
    }

    private static Optional<ResponseFormat> named(String name) {
        return Arrays.stream(values())
                .filter(form -> form.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    private static ResponseFormat accepted(List<MediaType> types) {
        return types.stream()
                .flatMap(accepted -> Arrays.stream(values()).filter(form -> accepted.isCompatible(form.type)))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        406, "The response can be application/json, text/plain or text/markdown."));
    }
}
