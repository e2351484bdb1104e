// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import com.fasterxml.jackson.core.JsonPointer;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.settings.SettingsSection;
import dev.faultline.text.OneLine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a good response looks like.
 *
 * @param status the codes it may have
 * @param body a text it contains, if that is asked for
 * @param json a value it holds, if that is asked for
 */
record HttpExpectation(StatusSet status, Optional<String> body, Optional<JsonExpectation> json) {

    /** Reads {@code status}, {@code body} and {@code json: {pointer, equals}}. */
    static HttpExpectation read(SettingsSection settings) {
        var body = settings.text("body").filter(text -> !text.isEmpty());
        return new HttpExpectation(status(settings), body, json(settings));
    }

    private static StatusSet status(SettingsSection settings) {
        var parts = settings.texts("status");
        if (parts.isEmpty()) {
            return StatusSet.SUCCESS;
        }
        return StatusSet.parse(String.join(",", parts)).orElseGet(() -> {
            settings.reject("status", "codes and ranges of 100 to 599, such as \"200-299,304\"");
            return StatusSet.SUCCESS;
        });
    }

    private static Optional<JsonExpectation> json(SettingsSection settings) {
        if (!settings.has("json")) {
            return Optional.empty();
        }
        var section = settings.section("json");
        var pointer = section.requiredText("pointer");
        var equals = section.requiredText("equals");
        try {
            return Optional.of(new JsonExpectation(JsonPointer.compile(pointer), equals));
        } catch (IllegalArgumentException invalid) {
            section.reject("pointer", "a JSON pointer (RFC 6901), such as /status");
            return Optional.empty();
        }
    }

    /** Whether the response is as expected, and if not, what class of failure that is. */
    Outcome judge(ReceivedResponse response) {
        if (!status.contains(response.status())) {
            return Outcome.down(
                    switch (response.status()) {
                        case 401, 403, 407 -> FailureClass.AUTH;
                        case 429 -> FailureClass.CAPACITY;
                        default -> FailureClass.ASSERTION;
                    },
                    "status " + response.status() + ", expected " + status);
        }
        if (response.broken() && readsTheBody()) {
            return Outcome.down(FailureClass.PROTOCOL, ReceivedResponse.BROKEN);
        }
        return objection(response)
                .map(why -> Outcome.down(FailureClass.ASSERTION, why + (response.cut() ? " (more than max-body)" : "")))
                .orElseGet(() -> Outcome.up("status " + response.status()));
    }

    /** The same; of a good response, the warning about the certificate. */
    Outcome judge(ReceivedResponse response, Optional<Outcome> warning) {
        var judged = judge(response);
        return judged.status() == Status.UP ? warning.orElse(judged) : judged;
    }

    /** Whether anything is expected of the body. */
    boolean readsTheBody() {
        return body.isPresent() || json.isPresent();
    }

    private Optional<String> objection(ReceivedResponse response) {
        var wrong = objectionToText(response);
        return wrong.map(why -> why
                + response.coding()
                        .map(coding -> " (its Content-Encoding, " + OneLine.of(coding, 40) + ", cannot be decoded)")
                        .orElse(""));
    }

    private Optional<String> objectionToText(ReceivedResponse response) {
        if (body.isPresent() && !response.text().contains(body.get())) {
            return Optional.of("the answer does not contain \"" + body.get() + "\"");
        }
        return json.flatMap(expected -> expected.objection(response.text()));
    }

    Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        view.put("status", status.toString());
        body.ifPresent(text -> view.put("body", text));
        json.ifPresent(expected ->
                view.put("json", Map.of("pointer", expected.pointer().toString(), "equals", expected.equals())));
        return view;
    }
}
