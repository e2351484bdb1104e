// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.probe.Observation;
import dev.faultline.sqlite.engine.CommitEffects;
import dev.faultline.sqlite.engine.CommitFollower;
import dev.faultline.sqlite.engine.ReceivedObservation;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.store.BatchResult;
import dev.faultline.timeline.ExternalDependency;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.RunBuilder;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes observations into an open transaction: their rows, and the runs that follow from them. What is later than all of
 * its dependency extends the latest run; the rest goes to {@link LateArrivals}. For the writer's thread.
 */
public final class ObservationIngest implements CommitFollower {

    private final Map<String, Long> ids = new HashMap<>();
    private final Map<String, Optional<RunFragment>> latest = new HashMap<>();

    private final DependencyRegister register;

    public ObservationIngest(DependencyRegister register) {
        this.register = register;
    }

    @Override
    public void opened(SqliteSession session) {
        forget();
    }

    @Override
    public void takenBack() {
        forget();
    }

    /** Forgets what it remembers of the database, because something else than storing changed it. */
    public void forget() {
        ids.clear();
        latest.clear();
    }

    /** When the latest observation of a dependency started, as far as that is remembered. */
    Optional<Instant> lastStart(String dependency) {
        var known = latest.get(dependency);
        return known == null ? Optional.empty() : known.map(piece -> piece.run().lastStart());
    }

    /** Stores the dependencies that the database does not have yet, then the observations. */
    public BatchResult store(SqliteSession session, List<ReceivedObservation> batch, CommitEffects effects)
            throws SQLException {
        register.save(session, effects);
        var byDependency = new TreeMap<String, NavigableMap<Instant, ReceivedObservation>>();
        for (var received : batch) {
            var observation = received.observation();
            byDependency
                    .computeIfAbsent(observation.dependency(), name -> new TreeMap<>())
                    .putIfAbsent(observation.startedAt(), received);
        }
        var stored = 0;
        for (var entry : byDependency.entrySet()) {
            stored += takeOfOne(session, entry.getKey(), entry.getValue(), effects);
        }
        effects.rows(stored);
        return new BatchResult(stored, batch.size() - stored);
    }

    private int takeOfOne(
            SqliteSession session,
            String dependency,
            NavigableMap<Instant, ReceivedObservation> byStart,
            CommitEffects effects)
            throws SQLException {
        var first = byStart.firstEntry().getValue().observation();
        var id = id(session, first);
        var runs = new RunRows(session, id, dependency);
        var rows = new RawRows(session, id, dependency);
        var last = latest(dependency, runs);
        var late = last.isEmpty()
                ? List.<ReceivedObservation>of()
                : List.copyOf(
                        byStart.headMap(last.get().run().lastStart(), true).values());
        var stored = 0;
        if (!late.isEmpty()) {
            stored = new LateArrivals(runs, rows, new BlockRows(session, id, dependency)).take(late);
            if (stored > 0) {
                effects.rewritten(dependency);
                latest.remove(dependency);
                last = latest(dependency, runs);
            }
        }
        var fresh = new ArrayList<>(byStart.values()).subList(late.size(), byStart.size());
        append(fresh, last, runs, rows, effects);
        return stored + fresh.size();
    }

    private void append(
            List<ReceivedObservation> fresh,
            Optional<RunFragment> last,
            RunRows runs,
            RawRows rows,
            CommitEffects effects)
            throws SQLException {
        Run open = last.filter(piece -> !piece.settled()).map(RunFragment::run).orElse(null);
        for (var received : fresh) {
            var observation = received.observation();
            rows.add(observation, received.at());
            effects.appended(observation);
            var extended = extended(open, observation);
            if (extended.isEmpty() && open != null) {
                runs.put(open, false);
            }
            open = extended.orElseGet(() -> RunBuilder.of(observation));
        }
        if (!fresh.isEmpty() && open != null) {
            runs.put(open, false);
            latest.put(open.dependency(), Optional.of(new RunFragment(open, false)));
        }
    }

    private static Optional<Run> extended(@Nullable Run open, Observation observation) {
        return open == null
                        || HourSlot.of(open.firstStart()).number()
                                != HourSlot.of(observation).number()
                ? Optional.empty()
                : RunBuilder.extend(open, observation);
    }

    private Optional<RunFragment> latest(String dependency, RunRows runs) throws SQLException {
        var known = latest.get(dependency);
        if (known == null) {
            known = runs.latest();
            latest.put(dependency, known);
        }
        return known;
    }

    private long id(SqliteSession session, Observation first) throws SQLException {
        var known = ids.get(first.dependency());
        if (known != null) {
            return known;
        }
        var dependencies = new DependencyRows(session);
        OptionalLong id = dependencies.id(first.dependency());
        if (id.isEmpty()) {
            dependencies.put(ExternalDependency.of(first));
            id = dependencies.id(first.dependency());
        }
        ids.put(first.dependency(), id.orElseThrow());
        return id.orElseThrow();
    }
}
