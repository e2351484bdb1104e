// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.settings.Redaction;
import dev.faultline.settings.Secret;
import dev.faultline.text.OneLine;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A change that a caller reports. */
public final class ChangeRequest {

    private static final String KINDS =
            Arrays.stream(ChangeKind.values()).map(ChangeKind::label).collect(Collectors.joining(", "));

    private static final int MOST_FILES = 1_000;

    private ChangeRequest() {}

    /** Reads it; without {@code at} it happened now. The caller has yet to {@link RequestInputs#end() end} the reading. */
    public static Change read(JsonBody body, String app, Set<Secret> secrets) {
        var at = body.instant("at").orElse(body.now());
        if (at.isAfter(body.now().plus(RequestLimits.CLOCK_AHEAD))) {
            body.reject("at", "not in the future; the time here is " + body.now());
        }
        var kind = body.text("kind").map(text -> text.toLowerCase(Locale.ROOT)).flatMap(ChangeKind::ofLabel);
        if (kind.isEmpty()) {
            body.reject("kind", "required: one of " + KINDS);
        }
        var redaction = new Redaction(secrets);
        return new Change(
                at,
                kind.orElse(ChangeKind.OTHER),
                line(body, "subject", app, redaction),
                line(body, "version", "", redaction),
                line(body, "message", "", redaction),
                files(body, redaction),
                true);
    }

    private static List<String> files(JsonBody body, Redaction redaction) {
        var files = body.texts("files");
        if (files.size() > MOST_FILES) {
            body.reject("files", "at most " + MOST_FILES + " paths");
        }
        return files.stream()
                .map(redaction::clear)
                .map(OneLine::of)
                .filter(file -> !file.isEmpty())
                .distinct()
                .toList();
    }

    private static String line(JsonBody body, String name, String otherwise, Redaction redaction) {
        return body.text(name).map(redaction::clear).map(OneLine::of).orElse(otherwise);
    }
}
