package dev.faultline.analysis.verdict;

import static dev.faultline.testing.TimelineBuilder.at;

import dev.faultline.changes.Change;
import dev.faultline.errors.ErrorSample;
import dev.faultline.testing.TimelineBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts a question to the judge in one line; unless said otherwise, long after the window. */
final class Asking {

    private Window window;
    private Instant now;
    private Duration maxLag = Question.DEFAULT_MAX_LAG;
    private final List<ErrorSample> errors = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    private Asking(Window window) {
        this.window = window;
        this.now = window.to().plus(Duration.ofDays(1));
    }

    static Asking about(String from, String to) {
        return new Asking(new Window(at(from), at(to), Optional.empty()));
    }

    Asking route(String route) {
        window = new Window(window.from(), window.to(), Optional.of(route));
        return this;
    }

    Asking now(String time) {
        now = at(time);
        return this;
    }

    Asking maxLag(Duration duration) {
        maxLag = duration;
        return this;
    }

    Asking errorAt(String time) {
        return errorAt(time, 1, "");
    }

    Asking errorAt(String time, long count, String message) {
        errors.add(new ErrorSample(at(time), count, Optional.empty(), message));
        return this;
    }

    Asking errorOn(String route, String time) {
        errors.add(new ErrorSample(at(time), 1, Optional.of(route), ""));
        return this;
    }

    Asking change(String time, Change.ChangeKind kind, String subject, String version) {
        changes.add(new Change(at(time), kind, subject, version, ""));
        return this;
    }

    Verdict of(TimelineBuilder... timelines) {
        var question = new Question(window, errors, Question.DEFAULT_TOLERANCE, maxLag, Optional.empty(), now);
        var evidence =
                Stream.of(timelines).map(timeline -> timeline.evidence(window)).toList();
        return new Judge().judge(question, evidence, changes);
    }

    static DependencyVerdict only(Verdict verdict) {
        return verdict.dependencies().get(0);
    }
}
