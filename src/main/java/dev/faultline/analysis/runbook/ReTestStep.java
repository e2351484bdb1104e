// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.Finding;
import dev.faultline.analysis.wording.ReportWording;
import dev.faultline.dependency.RouteDependency;
import dev.faultline.probe.Status;
import dev.faultline.text.TimeWords;
import dev.faultline.timeline.Run;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Step 8: how everything stood in the window, and how it stands since: by a sweep, or as the regular probes saw it. */
final class ReTestStep {

    /**
     * One thing before and after.
     *
     * @param watched what
     * @param failed whether it failed in the window, related to it
     * @param unrelated whether it failed and that has nothing to do with the window
     * @param after the latest look after the window, if there was one
     */
    private record Retest(ProbedSubject watched, boolean failed, boolean unrelated, Optional<Run> after) {

        String name() {
            return (isRoute() ? "route " : "") + RouteDependency.nameOf(watched.name());
        }

        boolean isRoute() {
            return RouteDependency.isOne(watched.name());
        }

        boolean failsStill() {
            return !unrelated
                    && after.map(Run::status)
                            .filter(status -> status == Status.DOWN || failed && status.isFailing())
                            .isPresent();
        }

        boolean recovered() {
            return failed && after.map(Run::status).filter(Status.UP::equals).isPresent();
        }
    }

    private final ReportInput facts;
    private final List<Retest> all;

    private ReTestStep(ReportInput facts) {
        this.facts = facts;
        this.all = Stream.concat(
                        facts.dependencies().stream().flatMap(each -> dependency(facts, each).stream()),
                        facts.routes().stream().map(each -> route(facts, each)))
                .toList();
    }

    static RunbookStep of(ReportInput facts) {
        var step = new ReTestStep(facts);
        return new RunbookStep(StepName.RE_TEST, step.state(), step.sentence(), step.details(), step.evidence())
                .highlighting(step.details());
    }

    private static Optional<Retest> dependency(ReportInput facts, ProbedSubject watched) {
        return facts.judged().stream()
                .filter(each -> PodLocal.name(each).equals(watched.name()))
                .findFirst()
                .map((DependencyVerdict each) -> new Retest(
                        watched,
                        each.finding().isRelatedFailure(),
                        each.finding() == Finding.FAILED_BUT_UNRELATED,
                        watched.lastAfter(facts.window().to())));
    }

    private static Retest route(ReportInput facts, ProbedSubject watched) {
        return new Retest(
                watched,
                RouteCheckResult.of(facts, watched).failed(),
                false,
                watched.lastAfter(facts.window().to()));
    }

    private StepState state() {
        if (all.isEmpty()) {
            return StepState.NOT_CONFIGURED;
        }
        if (facts.isOpen()) {
            return StepState.UNKNOWN;
        }
        if (all.stream().anyMatch(Retest::failsStill)) {
            return StepState.FOUND;
        }
        return all.stream().allMatch(each -> each.after().isEmpty()) || !unseen().isEmpty()
                ? StepState.UNKNOWN
                : StepState.CLEARED;
    }

    /** What failed in the window and was not looked at since. */
    private List<String> unseen() {
        return names(all.stream().filter(each -> each.failed() && !each.recovered() && !each.failsStill()));
    }

    private String sentence() {
        var still = all.stream().filter(Retest::failsStill).toList();
        var recovered = all.stream().filter(Retest::recovered).toList();
        return switch (state()) {
            case NOT_CONFIGURED -> ReportWording.nothingToReTest();
            case FOUND ->
                ReportWording.stillFailing(
                        names(still.stream()),
                        still.get(0)
                                .after()
                                .map(Run::message)
                                .filter(text -> !text.isEmpty())
                                .orElseGet(ReportWording::noReason));
            case UNKNOWN -> facts.isOpen() ? ReportWording.errorsGoOn() : ReportWording.notReTested();
            case CLEARED -> recovered.isEmpty() ? ReportWording.nothingHadFailed() : recovered(recovered);
        };
    }

    /** Checked when the first of them was: all of them worked from then on. */
    private String recovered(List<Retest> recovered) {
        var checked = recovered.stream()
                .flatMap(each -> each.after().stream())
                .map(Run::lastStart)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return ReportWording.recovered(
                bareNames(recovered, false),
                bareNames(recovered, true),
                TimeWords.time(
                        checked.truncatedTo(ChronoUnit.SECONDS), facts.window().from()));
    }

    private static List<String> bareNames(List<Retest> which, boolean routes) {
        return which.stream()
                .filter(each -> each.isRoute() == routes)
                .map(each -> RouteDependency.nameOf(each.watched().name()))
                .toList();
    }

    private List<String> details() {
        return all.stream()
                .filter(each -> each.failed() || each.failsStill())
                .map(each -> ReportWording.reTested(
                        each.name(),
                        each.failed(),
                        each.after().map(run -> run.status().name().toLowerCase(Locale.ROOT)),
                        each.after()
                                .map(run -> TimeWords.time(
                                        run.lastStart(), facts.window().from()))
                                .orElse("")))
                .toList();
    }

    private static List<String> names(Stream<Retest> which) {
        return which.map(Retest::name).toList();
    }

    private EvidenceFields evidence() {
        return new EvidenceFields().with("dependencies", fields(false)).with("routes", fields(true));
    }

    private List<?> fields(boolean routes) {
        return all.stream()
                .filter(each -> each.isRoute() == routes)
                .map(each -> new EvidenceFields()
                        .with("name", RouteDependency.nameOf(each.watched().name()))
                        .with("failedInWindow", each.failed())
                        .with("after", each.after().map(run -> run.status().name()))
                        .with("at", each.after().map(Run::lastStart))
                        .with("message", each.after().map(Run::message).filter(text -> !text.isEmpty()))
                        .values())
                .toList();
    }
}
