// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.cause;

import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.FailureReason;
import dev.faultline.analysis.verdict.Finding;
import dev.faultline.analysis.wording.FailureWording;
import dev.faultline.probe.FailureClass;
import dev.faultline.text.TimeWords;
import dev.faultline.timeline.Episode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/** "orders-db was down during all 42 errors (connection refused); it went down at most 3.2 s before the first". */
final class FailureSentence {

    private static final double NEARLY_ALL = 0.9;
    private static final double PROBABLE = 0.1;
    private static final double ROUNDING = 1e-6;

    private final FailureSpan span;
    private final DependencyVerdict failed;
    private final boolean down;
    private final String more;

    private FailureSentence(FailureSpan span, String more) {
        this.span = span;
        this.failed = span.failed();
        this.down = failed.finding() == Finding.FAILED;
        this.more = more;
    }

    /** Without the stop at its end. */
    static String of(FailureSpan span) {
        return of(span, "");
    }

    /** @param more what else is known of the failure; may be empty */
    static String of(FailureSpan span, String more) {
        var sentence = new FailureSentence(span, more);
        return span.overBefore().map(sentence::overBefore).orElseGet(sentence::during);
    }

    /** The class of the failure that was observed most. */
    static String failureClass(DependencyVerdict failed) {
        return FailureReason.longest(failed.episodes())
                .map(Episode::failure)
                .orElse(FailureClass.NONE)
                .label();
    }

    private String overBefore(Instant up) {
        var window = span.question().window().from();
        var length = Duration.between(up, window);
        var to = TimeWords.roughly(up, window, length);
        var from = span.failed().episodes().get(0).onset().earliest();
        return FailureWording.overBefore(
                failed.dependency().name(),
                verb(),
                from.map((Instant start) -> FailureWording.span(TimeWords.roughly(start, window, length), to))
                        .orElseGet(() -> FailureWording.until(to)),
                length,
                span.possible(),
                span.errors().areKnown());
    }

    private String during() {
        var isProbable = span.certain() < NEARLY_ALL && failed.explained() - span.certain() > PROBABLE;
        return failed.dependency().name()
                + (isProbable ? FailureWording.probably(verb()) : verb())
                + (span.errors().areKnown() ? ofErrors() : ofWindow())
                + remarks(isProbable)
                + span.first().map(this::onset).orElse("");
    }

    private String remarks(boolean isProbable) {
        var remarks = new ArrayList<String>();
        if (isProbable) {
            remarks.add(FailureWording.atLeast(span.certain()));
        }
        FailureReason.of(failed.episodes()).ifPresent(remarks::add);
        if (!more.isEmpty()) {
            remarks.add(more);
        }
        return remarks.isEmpty() ? "" : FailureWording.remarks(remarks);
    }

    private String verb() {
        if (failed.dependency().kind().isLocal()) {
            return FailureWording.failed();
        }
        if (down) {
            return FailureWording.wasDown();
        }
        return failureClass(failed).equals(FailureClass.SLOW.label())
                ? FailureWording.wasSlow()
                : FailureWording.wasDegraded();
    }

    private String ofErrors() {
        var count = span.errors().count();
        var certain = (long) Math.floor(span.certain() * count + ROUNDING);
        var lag = failed.lag();
        var only = !span.explainsHalf();
        if (certain >= count) {
            return lag.isZero() ? FailureWording.duringAll(count) : FailureWording.beforeAll(lag, count);
        }
        if (span.certain() >= NEARLY_ALL) {
            return lag.isZero()
                    ? FailureWording.duringAtLeast(certain, count)
                    : FailureWording.beforeAtLeast(lag, certain, count);
        }
        return lag.isZero()
                ? FailureWording.during(failed.explained(), count, only)
                : FailureWording.before(lag, failed.explained(), count, only);
    }

    private String ofWindow() {
        var lag = failed.lag().isZero() ? "" : FailureWording.withLag(failed.lag());
        if (span.certain() >= 1 - ROUNDING) {
            return FailureWording.throughout() + lag;
        }
        return (span.certain() >= NEARLY_ALL
                        ? FailureWording.forAtLeast(span.certain())
                        : FailureWording.forPart(failed.explained(), !span.explainsHalf()))
                + lag;
    }

    private String onset(Episode episode) {
        var earliest = episode.onset().earliest();
        if (earliest.isEmpty()) {
            return FailureWording.alreadyFailing();
        }
        var known = span.errors().areKnown();
        var began = began();
        var before = Duration.between(earliest.get(), span.errors().first());
        if (before.compareTo(Duration.ZERO) > 0) {
            return FailureWording.wentDownBefore(began, before, known);
        }
        return before.negated().compareTo(span.question().tolerance()) <= 0
                ? FailureWording.wentDownWith(began, known)
                : FailureWording.wentDownAfter(began, before.negated(), known);
    }

    private String began() {
        if (failed.dependency().kind().isLocal()) {
            return FailureWording.beganToFail();
        }
        if (down) {
            return FailureWording.wentDown();
        }
        return failureClass(failed).equals(FailureClass.SLOW.label())
                ? FailureWording.becameSlow()
                : FailureWording.degraded();
    }
}
