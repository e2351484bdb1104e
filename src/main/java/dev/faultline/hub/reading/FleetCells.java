// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.reading;

import dev.faultline.basics.DaemonThreads;
import dev.faultline.fleet.FleetSettings;
import dev.faultline.hub.CellTrouble;
import dev.faultline.hub.CellsAnswer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** All databases of the fleet, asked at once. One that is away is named, and holds up nobody for long. Thread-safe. */
public final class FleetCells implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(FleetCells.class);
    private static final long PATIENCE_MS = 10_000;

    private final ExecutorService threads = Executors.newCachedThreadPool(DaemonThreads.named("faultline-hub"));
    private volatile List<FleetCell> cells = List.of();

    /** Reads these from now on. */
    public synchronized void apply(List<FleetSettings> databases) {
        var kept = new ArrayList<FleetCell>();
        for (var settings : databases) {
            kept.add(cells.stream()
                    .filter(cell -> cell.settings().equals(settings))
                    .findFirst()
                    .orElseGet(() -> new FleetCell(settings)));
        }
        var before = cells;
        cells = List.copyOf(kept);
        before.stream().filter(cell -> !kept.contains(cell)).forEach(FleetCell::close);
    }

    /** Their names. */
    public List<String> names() {
        return cells.stream().map(FleetCell::name).toList();
    }

    List<FleetCell> all() {
        return cells;
    }

    /** What each of them has, in their order. */
    <T> CellsAnswer<T> ask(CellQuestion<T> question) {
        var asked = cells;
        var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        var answers = asked.stream()
                .map(cell -> threads.submit(() -> cell.ask(question)))
                .toList();
        var found = new ArrayList<T>();
        var missing = new ArrayList<CellTrouble>();
        for (var i = 0; i < answers.size(); i++) {
            try {
                found.add(answers.get(i).get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS));
            } catch (ExecutionException failed) {
                missing.add(trouble(asked.get(i), failed.getCause()));
            } catch (TimeoutException late) {
                cancel(answers.get(i));
                missing.add(new CellTrouble(asked.get(i).name(), "no response within 10 s"));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                missing.add(new CellTrouble(asked.get(i).name(), "interrupted"));
            }
        }
        return new CellsAnswer<>(found, missing);
    }

    private static void cancel(Future<?> answer) {
        answer.cancel(true);
    }

    private static CellTrouble trouble(FleetCell cell, @Nullable Throwable cause) {
        if (cause instanceof SQLException failed) {
            return new CellTrouble(cell.name(), FleetCell.reason(failed));
        }
        LOG.errorf(cause, "hub.read failed database=%s", cell.name());
        return new CellTrouble(cell.name(), "could not be read");
    }

    @Override
    public void close() {
        threads.shutdownNow();
        cells.forEach(FleetCell::close);
    }
}
