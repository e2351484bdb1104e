// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.analysis.verdict.VerdictAnswer;
import jakarta.ws.rs.core.Response;

/** Repeats the answer of a verdict or a report in a header, for callers that want the text and act on the answer. */
public final class AnswerHeader {

    /** Its value is the name of a {@link VerdictAnswer}. */
    public static final String NAME = "Faultline-Answer";

    private AnswerHeader() {}

    static Response on(Response response, VerdictAnswer answer) {
        return Response.fromResponse(response).header(NAME, answer.name()).build();
    }
}
