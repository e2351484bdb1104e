package dev.faultline.analysis.runbook;

import dev.faultline.analysis.runbook.RouteCheckResult.Outcome;
import dev.faultline.text.EnglishWords;
import java.util.List;
import java.util.Optional;

/** Step 6: which of the app's routes fail when the sidecar asks them, which do not, and what layer that tells. */
final class ReproduceStep {

    private final List<RouteCheckResult> looks;
    private final Optional<FailingLayer> layer;

    private ReproduceStep(ReportInput facts) {
        this.looks = facts.routes().stream()
                .map(each -> RouteCheckResult.of(facts, each))
                .toList();
        this.layer = FailingLayer.of(facts, looks);
    }

    static RunbookStep of(ReportInput facts) {
        var step = new ReproduceStep(facts);
        return new RunbookStep(StepName.REPRODUCE, step.state(), step.sentence(), step.details(), step.evidence());
    }

    /** The layer that fails, if a route did. */
    static Optional<FailingLayer> layer(ReportInput facts) {
        return new ReproduceStep(facts).layer;
    }

    private StepState state() {
        if (looks.isEmpty()) {
            return StepState.NOT_CONFIGURED;
        }
        if (layer.isPresent()) {
            return StepState.FOUND;
        }
        return looks.stream().allMatch(RouteCheckResult::passed) ? StepState.CLEARED : StepState.UNKNOWN;
    }

    private String sentence() {
        return switch (state()) {
            case NOT_CONFIGURED ->
                "No route of the app is asked: add some under routes, one of them that needs no dependency.";
            case FOUND -> layer.map(this::told).orElse("");
            case CLEARED ->
                "Every route that is asked answered as expected in the window ("
                        + EnglishWords.list(names(Outcome.PASSED, Outcome.SLOW))
                        + "): what failed is not among them, or not for everybody.";
            case UNKNOWN ->
                EnglishWords.list(names(Outcome.NOT_ASKED))
                        + (names(Outcome.NOT_ASKED).size() == 1 ? " was" : " were")
                        + " not asked in the window, which is shorter than the interval or was not watched.";
        };
    }

    private String told(FailingLayer found) {
        var failing = EnglishWords.list(names(Outcome.FAILED));
        var passing = names(Outcome.PASSED, Outcome.SLOW);
        var spared = passing.isEmpty()
                ? ""
                : ", " + EnglishWords.list(passing) + (passing.size() == 1 ? " does" : " do") + " not";
        var failed = failing + (names(Outcome.FAILED).size() == 1 ? " fails" : " fail") + spared;
        return failed + ": "
                + switch (found.kind()) {
                    case DEPENDENCY -> "all that fails relies on " + found.of() + ", which failed.";
                    case USE_OF_DEPENDENCY ->
                        "that is exactly what relies on " + found.of()
                                + ", though its own checks passed; look at how the app uses it.";
                    case PROCESS ->
                        "everything that is asked, so it is not one handler but the process, its settings"
                                + " or its platform.";
                    case HANDLER -> "look at what only " + found.of() + " does.";
                    case SHARED -> "look at what these share and the others do not.";
                    case UNTOLD ->
                        "as it is the only one that is asked, that tells no layer; add a route that needs no"
                                + " dependency.";
                };
    }

    private List<String> names(Outcome... outcomes) {
        return looks.stream()
                .filter(look -> List.of(outcomes).contains(look.outcome()))
                .map(RouteCheckResult::name)
                .toList();
    }

    private List<String> details() {
        return looks.stream()
                .map(look ->
                        look.name() + look.path().map(path -> " (" + path + ")").orElse("") + ": "
                                + switch (look.outcome()) {
                                    case FAILED -> "failed" + (look.message().isEmpty() ? "" : ", " + look.message());
                                    case SLOW -> "answered, but slowly or with a warning: " + look.message();
                                    case PASSED -> "answered as expected";
                                    case NOT_ASKED -> "not asked in the window";
                                })
                .toList();
    }

    private EvidenceFields evidence() {
        var evidence = new EvidenceFields()
                .with(
                        "routes",
                        looks.stream().map(look -> look.fields().values()).toList());
        layer.ifPresent(found -> evidence.with(
                "layer",
                new EvidenceFields()
                        .with("kind", found.kind().label())
                        .with("of", found.of().isEmpty() ? Optional.empty() : Optional.of(found.of()))
                        .with("told-by", found.telling())));
        return evidence;
    }
}
