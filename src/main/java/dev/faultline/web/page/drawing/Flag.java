package dev.faultline.web.page.drawing;

import dev.faultline.analysis.verdict.Words;
import dev.faultline.changes.Change;
import dev.faultline.web.page.format.Moment;
import dev.faultline.web.page.format.Shown;
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
public record Flag(int number, Moment at, String what, String message, String x) {

    static Flag of(int number, Change change, Scale scale) {
        return new Flag(
                number,
                Moment.roughly(change.at(), scale.from()),
                Shown.capitalized(Words.change(change)),
                change.message(),
                Scale.text(scale.percent(change.at())));
    }
}
