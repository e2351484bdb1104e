// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.verdict;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeWording;
import dev.faultline.web.page.format.PageWording;
import dev.faultline.web.page.format.ShownInstant;
import dev.faultline.web.page.format.StateLabel;
import io.quarkus.qute.TemplateData;

/**
 * A change before or in a window.
 *
 * @param what what was changed
 * @param at when
 * @param before how long before the window opened, or after, in words
 * @param message what was said about it; may be empty
 */
@TemplateData
public record ChangeLine(String what, ShownInstant at, String before, String message) {

    static ChangeLine of(Change change, JudgedWindow window) {
        var opened = window.from();
        return new ChangeLine(
                StateLabel.capitalized(ChangeWording.title(change)),
                ShownInstant.of(change.at(), opened),
                PageWording.changed(change.at(), opened),
                change.message());
    }
}
