// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.settings.Redaction;
import dev.faultline.text.OneLine;

/** How the texts of one check are kept: one line, at most 500 characters, without its secrets. */
final class ObservationMessage {

    /** Beyond this a text is not even looked at. */
    private static final int READ = 8_192;

    private final Redaction redaction;

    ObservationMessage(Redaction redaction) {
        this.redaction = redaction;
    }

    String of(String text) {
        var read = text.length() > READ ? text.substring(0, READ) : text;
        return OneLine.of(redaction.clear(read));
    }
}
