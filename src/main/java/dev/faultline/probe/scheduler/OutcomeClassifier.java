// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.Check;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.ProberStall;
import dev.faultline.probe.Status;
import dev.faultline.probe.scheduler.ProbeAttempt.FinishedAttempt;
import dev.faultline.settings.Redaction;
import dev.faultline.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Turns the outcome of a probe into an observation: adds {@code slow}, and takes back what may be the prober's own
 * fault. What it makes of time that the prober itself lost during the probe:
 *
 * <ul>
 *   <li>more than half the timeout lost: nothing can be said, whatever the outcome;
 *   <li>a failure that can be one of time alone, and without the lost time less than 90 % of the time was used:
 *       nothing can be said;
 *   <li>slow only with the lost time: nothing can be said;
 *   <li>a definite answer (refused, unauthorised, not the expected one) stays.
 * </ul>
 */
final class OutcomeClassifier {

    private final String dependency;
    private final ProbePace pace;
    private final ObservationMessage message;
    private final Duration interval;
    private final Duration timeout;

    private OutcomeClassifier(Dependency dependency, Redaction redaction) {
        this.dependency = dependency.name();
        this.pace = dependency.pace();
        this.message = new ObservationMessage(redaction);
        this.interval = atLeastOneMilli(pace.interval());
        this.timeout = pace.timeout().truncatedTo(ChronoUnit.MILLIS);
    }

    static OutcomeClassifier of(Check<?> check) {
        return new OutcomeClassifier(
                check.dependency(), new Redaction(check.spec().secrets()));
    }

    /** One for a dependency that a check tells of. */
    static OutcomeClassifier of(Check<?> check, Dependency told) {
        return new OutcomeClassifier(told, new Redaction(check.spec().secrets()));
    }

    /** The observation that an outcome is worth that somebody else told: how long that took says nothing about it. */
    Observation asTold(Outcome outcome, FinishedAttempt finished) {
        return observation(outcome, finished.start().wall(), finished.took());
    }

    /** The observation that a probe is worth. */
    Observation classify(FinishedAttempt finished) {
        var took = finished.took();
        var punctual = punctual(finished.outcome(), took);
        return observation(
                fair(punctual, took, finished.lost()), finished.start().wall(), took);
    }

    /**
     * What the first observation of a dependency is worth: if it is slow, that may be the prober's own start, while it
     * still loads what it probes with; then nothing can be said.
     */
    Observation doubtFirst(Observation seen) {
        return seen.failure() == FailureClass.SLOW
                ? observation(
                        Outcome.unknown("first check, while the prober was starting: " + seen.message())
                                .withPhases(seen.phases()),
                        seen.startedAt(),
                        seen.duration())
                : seen;
    }

    /** What someone gets whose probe was given up. */
    Observation dismissed(Instant startedAt, Duration took) {
        return unknown("not waited for: the check was replaced, or the prober stopped", startedAt, took);
    }

    /** That nothing is known, for want of a probe. */
    Observation unknown(String reason, Instant startedAt, Duration took) {
        return observation(Outcome.unknown(reason), startedAt, took);
    }

    private Outcome punctual(Outcome outcome, Duration took) {
        if (outcome.status() != Status.UP) {
            return outcome;
        }
        if (took.compareTo(pace.timeout()) > 0) {
            return Outcome.down(
                            FailureClass.TIMEOUT,
                            "answered after " + DurationWords.of(took) + ", timeout is "
                                    + DurationWords.of(pace.timeout()))
                    .withPhases(outcome.phases())
                    .withTrace(outcome.trace());
        }
        if (took.compareTo(pace.slowAbove()) > 0) {
            return Outcome.degraded(
                            FailureClass.SLOW,
                            "answered in " + DurationWords.of(took) + ", slow above "
                                    + DurationWords.of(pace.slowAbove()))
                    .withPhases(outcome.phases())
                    .withTrace(outcome.trace());
        }
        return outcome;
    }

    private Outcome fair(Outcome outcome, Duration took, Duration lost) {
        if (outcome.status() == Status.UNKNOWN || lost.isZero() || !mayBeOurFault(outcome, took, lost)) {
            return outcome;
        }
        return Outcome.unknown(ProberStall.during(lost)).withPhases(outcome.phases());
    }

    private boolean mayBeOurFault(Outcome outcome, Duration took, Duration lost) {
        if (lost.compareTo(pace.timeout().dividedBy(2)) > 0) {
            return true;
        }
        var own = took.minus(lost);
        if (outcome.failure() == FailureClass.SLOW) {
            return own.compareTo(pace.slowAbove()) <= 0;
        }
        var allowed = took.compareTo(pace.timeout()) < 0 ? took : pace.timeout();
        return outcome.status() == Status.DOWN
                && canBeOfTime(outcome.failure(), took, lost)
                && own.compareTo(tenths(9, allowed)) < 0;
    }

    /** Whether a clock that ran out can be behind it, the whole probe's or that of one of its steps. */
    private boolean canBeOfTime(FailureClass failure, Duration took, Duration lost) {
        return switch (failure) {
            case TIMEOUT, CONNECT_TIMEOUT -> true;
            case NONE, CONNECT, AUTH, CAPACITY, ASSERTION, SLOW, PROBER -> false;
            case DNS, TLS, PROTOCOL, IO ->
                took.compareTo(tenths(9, pace.timeout())) >= 0 || lost.compareTo(tenths(1, pace.timeout())) >= 0;
        };
    }

    private Observation observation(Outcome outcome, Instant startedAt, Duration took) {
        return new Observation(
                dependency,
                startedAt.truncatedTo(ChronoUnit.MILLIS),
                took.truncatedTo(ChronoUnit.MICROS),
                outcome.status(),
                outcome.failure(),
                message.of(outcome.message() + trace(outcome)),
                outcome.phases(),
                interval,
                timeout);
    }

    /** For whoever looks for the request on the other side; of a good one nobody does. */
    private static String trace(Outcome outcome) {
        return outcome.status() == Status.UP
                ? ""
                : outcome.trace().map(id -> " (trace " + id + ")").orElse("");
    }

    private static Duration tenths(int count, Duration whole) {
        return whole.multipliedBy(count).dividedBy(10);
    }

    private static Duration atLeastOneMilli(Duration duration) {
        return duration.toMillis() < 1 ? Duration.ofMillis(1) : duration.truncatedTo(ChronoUnit.MILLIS);
    }
}
