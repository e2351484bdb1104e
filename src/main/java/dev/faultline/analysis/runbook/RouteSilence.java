// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.runbook.RouteTally.Count;
import dev.faultline.analysis.wording.CauseWording;
import dev.faultline.analysis.wording.ErrorLineWording;
import dev.faultline.analysis.wording.RouteWording;
import dev.faultline.analysis.wording.SourceWording;
import dev.faultline.analysis.wording.VerdictWording;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.SourceReading.ReadingAspect;
import dev.faultline.errors.SourceTrouble;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Step 1 where no error was found: whether that is evidence of health. */
final class RouteSilence {

    private final ReportInput facts;
    private final long answers;

    private RouteSilence(ReportInput facts, Optional<Count> count) {
        this.facts = facts;
        this.answers = count.map(Count::answers).orElse(0L);
    }

    static RunbookStep of(ReportInput facts, Optional<Count> count, EvidenceFields evidence) {
        return new RouteSilence(facts, count).step(evidence);
    }

    private RunbookStep step(EvidenceFields evidence) {
        var outage = QuietOutage.ofRoutes(facts);
        if (outage.isPresent()) {
            return new RunbookStep(
                    StepName.ROUTE,
                    StepState.FOUND,
                    outage.get().sentence(),
                    facts.troubles().stream().map(SourceWording::trouble).toList(),
                    outage.get().addTo(evidence));
        }
        var troubles = facts.troubles().stream().filter(this::matters).toList();
        if (!troubles.isEmpty()) {
            return new RunbookStep(
                    StepName.ROUTE,
                    StepState.UNKNOWN,
                    RouteWording.notAllRead(SourceWording.trouble(troubles.get(0))),
                    details(troubles.stream().skip(1)),
                    evidence);
        }
        return new RunbookStep(StepName.ROUTE, state(), sentence(), details(Stream.of()), evidence);
    }

    /** The load, and what was not read either. */
    private List<String> details(Stream<SourceTrouble> troubles) {
        return Stream.concat(CauseWording.load(facts.causes().load()).stream(), troubles.map(SourceWording::trouble))
                .toList();
    }

    /** Error lines stand for responses only where nothing counts these. */
    private boolean matters(SourceTrouble trouble) {
        return trouble.source() != ErrorSource.APP_LOG || answers == 0;
    }

    private StepState state() {
        if (answers > 0) {
            return StepState.CLEARED;
        }
        if (facts.causes().unknownRoute().isPresent()) {
            return StepState.UNKNOWN;
        }
        if (facts.countsAnswers()) {
            return StepState.UNKNOWN;
        }
        if (facts.errorSettings().appLog().isPresent()) {
            return entries() > 0 ? StepState.CLEARED : StepState.UNKNOWN;
        }
        return StepState.NOT_CONFIGURED;
    }

    private String sentence() {
        if (answers > 0) {
            return RouteWording.noErrorAmong(answers);
        }
        var unknown = facts.causes().unknownRoute();
        if (unknown.isPresent()) {
            return VerdictWording.unknownRoute(
                    unknown.get().route(), unknown.get().nearest());
        }
        if (facts.countsAnswers()) {
            return RouteWording.nothingCounted();
        }
        if (facts.errorSettings().appLog().isPresent()) {
            return entries() > 0 ? ErrorLineWording.noErrorLineAmong(entries()) : ErrorLineWording.notLogged();
        }
        return RouteWording.errorsNotWatched();
    }

    /** How many entries of the app's log that show a level were read in the window. */
    private long entries() {
        return facts.readings().stream()
                .filter(each -> each.source() == ErrorSource.APP_LOG && each.aspect() == ReadingAspect.LEVELS)
                .mapToLong(each -> each.total() - each.missed())
                .sum();
    }

    static EvidenceFields unread(SourceTrouble trouble) {
        return new EvidenceFields()
                .with("source", trouble.source().label())
                .with("aspect", trouble.aspect().label())
                .with("total", trouble.reading().total())
                .with("missed", trouble.reading().missed());
    }
}
