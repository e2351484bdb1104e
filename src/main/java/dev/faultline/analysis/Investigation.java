package dev.faultline.analysis;

import dev.faultline.analysis.runbook.Facts;
import dev.faultline.analysis.runbook.GroupedLine;
import dev.faultline.analysis.runbook.Watched;
import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.Mention;
import dev.faultline.analysis.verdict.Question;
import dev.faultline.changes.Ranking;
import dev.faultline.changes.paths.PathHistory;
import dev.faultline.changes.paths.PathWatch;
import dev.faultline.config.FaultlineConfig;
import dev.faultline.dependency.Dependency;
import dev.faultline.errors.Answers;
import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ErrorStore;
import dev.faultline.incident.Incident;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers all that is known of an error window, for the runbook to be filled in. Thread-safe. */
public final class Investigation {

    /** How far an error may follow a path or a file that failed: there is no connection to wait for. */
    private static final Duration LOCAL_LAG = Duration.ofSeconds(2);

    private final Supplier<FaultlineConfig> config;
    private final Roster roster;
    private final AskedRoutes routes;
    private final Inquiry inquiry;
    private final History history;
    private final ErrorStore errors;
    private final PathWatch paths;
    private final EnoughHistory enough;

    public Investigation(
            Supplier<FaultlineConfig> config,
            Roster roster,
            AskedRoutes routes,
            Inquiry inquiry,
            History history,
            ErrorStore errors,
            PathWatch paths,
            EnoughHistory enough) {
        this.config = config;
        this.roster = roster;
        this.routes = routes;
        this.inquiry = inquiry;
        this.history = history;
        this.errors = errors;
        this.paths = paths;
        this.enough = enough;
    }

    /**
     * All that is known of the window that is asked about. The times of the errors that were counted in it become part of
     * the question, if it brings none.
     *
     * @param incident the incident that the window is of, if it is of one
     */
    public Facts facts(Question asked, Optional<Incident> incident) {
        var settings = config.get();
        var window = asked.window();
        var from = window.from().minus(asked.tolerance());
        var to = window.to().plus(asked.tolerance());
        var answers = errors.answers(from.minus(Surrounding.BEFORE), to);
        var question = question(asked, incident);
        var dependencies = roster.concernedBy(question);
        var verdict = inquiry.judge(question, dependencies);
        var local = judgeLocal(asked, incident, dependencies);
        var facts = new Facts(
                settings.app(),
                incident,
                asked.now(),
                asked.maxLag(),
                verdict,
                local,
                inWindow(answers, asked),
                errors.lines(from, to).stream()
                        .map(line -> grouped(line, dependencies))
                        .toList(),
                settings.errors(),
                List.of(),
                settings.changes(),
                watched(asked, dependencies),
                watched(asked, routes.concernedBy(asked)),
                paths(dependencies));
        return facts.with(Ranking.of(
                verdict.changes(),
                Surrounding.of(window, facts.judged(), answers, Concern.of(window, incident), settings.errors())));
    }

    /**
     * The question that {@link #facts} puts before the judge: with the times of the errors that were counted in the window,
     * if it brings none.
     *
     * @param incident the incident that the window is of, if it is of one
     */
    public Question question(Question asked, Optional<Incident> incident) {
        return asking(asked, asked.maxLag(), incident);
    }

    /** What lies in the pod itself fails at once, and is judged by itself. */
    private List<DependencyVerdict> judgeLocal(
            Question asked, Optional<Incident> incident, Collection<Dependency> dependencies) {
        var local = dependencies.stream().filter(Facts::isLocal).toList();
        if (local.isEmpty()) {
            return List.of();
        }
        var lag = asked.maxLag().compareTo(LOCAL_LAG) < 0 ? asked.maxLag() : LOCAL_LAG;
        return inquiry.judge(asking(asked, lag, incident), local).dependencies();
    }

    private Question asking(Question asked, Duration maxLag, Optional<Incident> incident) {
        var window = asked.window();
        var known = asked.errors().isEmpty()
                ? ErrorTimes.in(
                        window,
                        asked.tolerance(),
                        incident,
                        errors,
                        config.get().errors())
                : asked.errors();
        var baseline =
                asked.baseline().or(() -> incident.flatMap(found -> enough.baseline(window, maxLag, roster.all())));
        return new Question(window, known, asked.tolerance(), maxLag, baseline, asked.now());
    }

    /** Errors as far as the clocks may differ; what was well is counted in the window itself. */
    private static List<Answers> inWindow(List<Answers> answers, Question asked) {
        var from = asked.window().from();
        var to = asked.window().to();
        return answers.stream()
                .filter(each -> each.errors() > 0
                        ? !each.to().isBefore(from.minus(asked.tolerance()))
                        : !each.to().isBefore(from) && !each.from().isAfter(to))
                .map(each -> each.within(from, to))
                .toList();
    }

    private static GroupedLine grouped(ErrorLine line, List<Dependency> dependencies) {
        var mentions = Mention.in(line.message(), dependencies);
        return new GroupedLine(
                line,
                mentions.stream().findFirst().map(each -> each.dependency().name()));
    }

    private List<Watched> watched(Question asked, Collection<Dependency> all) {
        return all.stream()
                .map(each -> new Watched(each, history.timeline(each.name(), asked.reachStart(), asked.now())))
                .toList();
    }

    private Map<String, PathHistory> paths(Collection<Dependency> dependencies) {
        var known = new HashMap<String, PathHistory>();
        dependencies.forEach(each -> paths.history(each.name()).ifPresent(found -> known.put(each.name(), found)));
        return known;
    }
}
