package dev.faultline.page.drawing;

import dev.faultline.change.Change;
import dev.faultline.page.words.Moment;
import dev.faultline.page.words.Shown;
import dev.faultline.verdict.Words;
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
