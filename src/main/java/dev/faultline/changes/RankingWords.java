package dev.faultline.changes;

import dev.faultline.text.DurationWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The reasons for the place of a change, as they become known. Not thread-safe. */
final class RankingWords {

    private final List<String> parts = new ArrayList<>();

    void after(Duration after) {
        parts.add("it was made " + DurationWords.of(after) + " after the errors had begun");
    }

    void atOnset() {
        parts.add("it was made at the moment the errors began");
    }

    void outOfOrder(Duration after) {
        parts.add(
                "it was made " + DurationWords.of(after) + " after the first error, though clocks may be as far apart");
    }

    void before(Duration before) {
        parts.add("it was made " + DurationWords.of(before) + " before the first error");
    }

    void unshown(long good) {
        parts.add(good + (good == 1 ? " request" : " requests") + " went well before one failed");
    }

    void onset(ErrorOnset onset) {
        if (!onset.watched()) {
            parts.add("whether there were errors before it is not known");
        } else if (onset.factor() == 0) {
            parts.add("the errors were there before it");
        } else if (onset.factor() < 1) {
            parts.add("there were some errors before it");
        } else {
            parts.add("there was no error in the " + DurationWords.of(onset.quiet()) + " before it");
        }
    }

    void names(String name) {
        parts.add("it names " + name);
    }

    void usual(long others) {
        parts.add("there were " + others + " like it within a day");
    }

    void crowdedOut(String dependency) {
        parts.add(dependency + " failed at that time");
    }

    String sentence() {
        var text = String.join(", ", parts);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
