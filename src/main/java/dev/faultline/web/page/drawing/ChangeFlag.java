// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.drawing;

import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeWording;
import dev.faultline.web.page.format.ShownInstant;
import dev.faultline.web.page.format.StateLabel;
import io.quarkus.qute.TemplateData;

/**
 * A change on the timeline.
 *
 * @param number from 1, by which the flag leads to the change in the list
 * @param at when
 * @param what what was changed
 * @param message what was said about it; may be empty
 * @param x where it stands, in percent
 */
@TemplateData
public record ChangeFlag(int number, ShownInstant at, String what, String message, String x) {

    static ChangeFlag of(int number, Change change, TimeScale scale) {
        return new ChangeFlag(
                number,
                ShownInstant.roughly(change.at(), scale.from()),
                StateLabel.capitalized(ChangeWording.title(change)),
                change.message(),
                TimeScale.text(scale.percent(change.at())));
    }
}
