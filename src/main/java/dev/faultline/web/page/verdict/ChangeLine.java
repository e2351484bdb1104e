package dev.faultline.web.page.verdict;

import dev.faultline.analysis.verdict.Window;
import dev.faultline.analysis.verdict.Words;
import dev.faultline.changes.Change;
import dev.faultline.web.page.format.Moment;
import dev.faultline.web.page.format.Shown;
import io.quarkus.qute.TemplateData;
import java.time.Duration;

/**
 * A change before or in a window.
 *
 * @param what what was changed
 * @param at when
 * @param before how long before the window opened, or after, in words
 * @param message what was said about it; may be empty
 */
@TemplateData
public record ChangeLine(String what, Moment at, String before, String message) {

    static ChangeLine of(Change change, Window window) {
        var opened = window.from();
        return new ChangeLine(
                Shown.capitalized(Words.change(change)),
                Moment.of(change.at(), opened),
                change.at().isAfter(opened)
                        ? Words.length(Duration.between(opened, change.at())) + " into the window"
                        : Words.length(Duration.between(change.at(), opened)) + " before",
                change.message());
    }
}
