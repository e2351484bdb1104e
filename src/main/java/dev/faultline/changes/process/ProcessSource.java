// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.process;

import dev.faultline.basics.TimeOrder;
import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.changes.ChangeMessageWording;
import dev.faultline.changes.ChangeSource;
import dev.faultline.changes.ChangeTime;
import dev.faultline.changes.PollContext;
import dev.faultline.changes.PollResult;
import dev.faultline.changes.ProcessSettings;
import dev.faultline.changes.SourceSnapshot;
import dev.faultline.text.DurationWords;
import dev.faultline.text.OneLine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The app's process.
 *
 * <pre>
 *   not found ──▶ runs ──its process is gone──▶ away ──another one of it runs──▶ runs (told: restarted)
 *                                                └──for five seconds: told that it has ended──▶ away
 * </pre>
 */
public final class ProcessSource implements ChangeSource {

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** That the app has ended was told. */
    private static final String TOLD = "told";

    private final String app;
    private final ProcessTable processes;
    private final AppFinder finder;
    private Optional<Absence> absence = Optional.empty();

    /**
     * Since when the app's process is gone.
     *
     * @param seen when it was last seen to run, if that is known
     * @param missed when it was first missed
     * @param ending how it ended, if that could be told
     */
    private record Absence(Optional<Instant> seen, Instant missed, Optional<String> ending) {}

    /**
     * The app as seen from this process.
     *
     * @param app the subject of what is told
     */
    public ProcessSource(String app, ProcessSettings settings) {
        this(app, settings, Path.of("/proc"), ProcessHandle.current().pid());
    }

    ProcessSource(String app, ProcessSettings settings, Path proc, long self) {
        this.app = app;
        this.processes = new ProcessTable(proc);
        this.finder = new AppFinder(processes, settings, self);
    }

    @Override
    public String name() {
        return "process";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public CompletionStage<PollResult> look(PollContext look) {
        return CompletableFuture.completedFuture(sighting(look));
    }

    private PollResult sighting(PollContext look) {
        var before = look.before().flatMap(AppProcess::of);
        if (before.isEmpty()) {
            return PollResult.of(
                    finder.find(Optional.empty()).map(AppProcess::facts).orElse(SourceSnapshot.NONE));
        }
        if (isAlive(before.get())) {
            absence = Optional.empty();
            return PollResult.of(look.before().get());
        }
        var gone = absence.orElseGet(() -> new Absence(look.last(), look.now(), ending(before.get())));
        absence = Optional.of(gone);
        var next = finder.find(Optional.of(before.get().command()));
        return next.map(found -> restarted(look, before.get(), found, gone))
                .orElseGet(() -> away(look, look.before().get(), gone));
    }

    private boolean isAlive(AppProcess process) {
        return processes
                        .stat(process.id())
                        .filter(stat -> !stat.hasEnded() && stat.started().equals(process.started()))
                        .isPresent()
                && processes.boot().equals(process.boot());
    }

    private Optional<String> ending(AppProcess process) {
        return processes
                .stat(process.id())
                .filter(stat -> stat.started().equals(process.started()))
                .flatMap(ProcessStat::ending);
    }

    private PollResult restarted(PollContext look, AppProcess before, AppProcess after, Absence gone) {
        absence = Optional.empty();
        var started = startOf(after, look.now());
        // Seen from its end on, so that also a start long after the last look is dated by itself.
        var dating = ChangeTime.of(
                new PollContext(look.before(), gone.seen(), look.now()),
                started.stream().toList());
        var message = ChangeMessageWording.restarted(
                after.command(),
                gone.ending(),
                gone.seen().map(seen -> length(seen, gone.missed(), dating.at())),
                EnvironmentNames.difference(before.environment(), after.environment()));
        return new PollResult(after.facts(), List.of(change(dating, message)));
    }

    private Optional<Instant> startOf(AppProcess process, Instant now) {
        return processes.uptime().map(uptime -> now.minus(uptime).plus(process.started()));
    }

    /** Bounds, for nobody saw the very end of the process; in whole seconds, as that is known no better. */
    private static String length(Instant seen, Instant missed, Instant back) {
        var longest = inSeconds(Duration.between(seen, back));
        var shortest = inSeconds(Duration.between(TimeOrder.earlier(missed, back), back));
        if (longest.isZero()) {
            return ChangeMessageWording.lessThanASecond();
        }
        return shortest.isZero() ? ChangeMessageWording.atMost(longest) : DurationWords.range(shortest, longest);
    }

    private static Duration inSeconds(Duration length) {
        return Duration.ofSeconds((Math.max(0, length.toMillis()) + 500) / 1000);
    }

    private PollResult away(PollContext look, SourceSnapshot before, Absence gone) {
        if (before.find(TOLD).isPresent()
                || Duration.between(gone.missed(), look.now()).compareTo(PATIENCE) < 0) {
            return PollResult.of(before);
        }
        var facts = new TreeMap<>(before.values());
        facts.put(TOLD, look.now().toString());
        var dating = ChangeTime.of(new PollContext(look.before(), gone.seen(), gone.missed()), List.of());
        var message = ChangeMessageWording.ended(facts.getOrDefault("command", ""), gone.ending(), PATIENCE);
        return new PollResult(new SourceSnapshot(facts), List.of(change(dating, message)));
    }

    private Change change(ChangeTime dating, String message) {
        return new Change(
                dating.at().truncatedTo(ChronoUnit.MILLIS),
                ChangeKind.RESTART,
                app,
                "",
                OneLine.of(dating.added(message)));
    }
}
