// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import static dev.faultline.testing.TimelineBuilder.at;
import static dev.faultline.testing.TimelineBuilder.span;

import dev.faultline.analysis.cause.CauseEvidence;
import dev.faultline.analysis.cause.CauseRanking;
import dev.faultline.analysis.connection.ConnectionSigns;
import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeContext;
import dev.faultline.changes.ChangeRanking;
import dev.faultline.errors.ErrorSample;
import dev.faultline.testing.TimelineBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts a question to the judge in one line; unless said otherwise, long after the window. */
final class JudgeAsking {

    private JudgedWindow window;
    private Instant now;
    private Duration maxLag = VerdictQuestion.DEFAULT_MAX_LAG;
    private final List<ErrorSample> errors = new ArrayList<>();
    private final List<JudgedWindow> others = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    private JudgeAsking(JudgedWindow window) {
        this.window = window;
        this.now = window.to().plus(Duration.ofDays(1));
    }

    static JudgeAsking about(String from, String to) {
        return new JudgeAsking(new JudgedWindow(at(from), at(to), Optional.empty()));
    }

    JudgeAsking route(String route) {
        window = new JudgedWindow(window.from(), window.to(), Optional.of(route));
        return this;
    }

    JudgeAsking now(String time) {
        now = at(time);
        return this;
    }

    JudgeAsking maxLag(Duration duration) {
        maxLag = duration;
        return this;
    }

    JudgeAsking errorAt(String time) {
        return errorAt(time, 1, "");
    }

    JudgeAsking errorAt(String time, long count, String message) {
        errors.add(new ErrorSample(at(time), count, Optional.empty(), message));
        return this;
    }

    /** An error whose request had run for the given time. */
    JudgeAsking errorAfter(String duration, String time) {
        errors.add(new ErrorSample(at(time), 1, Optional.empty(), "", Optional.of(span(duration))));
        return this;
    }

    JudgeAsking besideErrors(String from, String to) {
        others.add(new JudgedWindow(at(from), at(to), Optional.empty()));
        return this;
    }

    JudgeAsking errorOn(String route, String time) {
        errors.add(new ErrorSample(at(time), 1, Optional.of(route), ""));
        return this;
    }

    JudgeAsking change(String time, Change.ChangeKind kind, String subject, String version) {
        changes.add(new Change(at(time), kind, subject, version, ""));
        return this;
    }

    Verdict of(TimelineBuilder... timelines) {
        var question = new VerdictQuestion(
                window, errors, VerdictQuestion.DEFAULT_TOLERANCE, maxLag, Optional.empty(), now, others);
        var evidence =
                Stream.of(timelines).map(timeline -> timeline.evidence(window)).toList();
        var judged = new Judge().judge(question, evidence, changes);
        var causes = CauseRanking.of(new CauseEvidence(
                question,
                judged,
                List.of(),
                Map.of(),
                ChangeRanking.of(changes, ChangeContext.of(window.from(), window.to())),
                new CauseEvidence.Surroundings(
                        !evidence.isEmpty(),
                        true,
                        false,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        ConnectionSigns.NONE)));
        return judged.concluding(causes.answer(), causes.text(), causes.failed());
    }

    /** A time of day, so many seconds after noon. */
    static String second(int afterNoon) {
        return LocalTime.NOON.plusSeconds(afterNoon).format(DateTimeFormatter.ISO_LOCAL_TIME);
    }

    static DependencyVerdict only(Verdict verdict) {
        return verdict.dependencies().get(0);
    }
}
