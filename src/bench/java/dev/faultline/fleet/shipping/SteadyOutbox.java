// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import dev.faultline.fleet.BatchContent;
import dev.faultline.fleet.OutboxPlace;
import dev.faultline.fleet.ParkedRows;
import dev.faultline.fleet.PreparedBatch;
import dev.faultline.fleet.RefusedRow;
import dev.faultline.fleet.ShippedRun;
import dev.faultline.fleet.ShippingOutbox;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.RunKey;
import dev.faultline.timeline.RunLatency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An outbox whose dependencies are up and whose open runs grow: what a sidecar ships on most days, without its store. */
final class SteadyOutbox implements ShippingOutbox {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TOOK = Duration.ofMillis(5);

    private final int dependencies;
    private final Instant started = Instant.now();
    private final UUID store = UUID.randomUUID();
    private Optional<UUID> database = Optional.empty();
    private long batch;

    SteadyOutbox(int dependencies) {
        this.dependencies = dependencies;
    }

    @Override
    public OutboxPlace place() {
        return new OutboxPlace(store, database, batch);
    }

    @Override
    public void shipAll(UUID other, long last) {
        database = Optional.of(other);
        batch = last;
    }

    @Override
    public void becomeAnother(UUID other) {
        throw new IllegalStateException("nobody sets this store back");
    }

    @Override
    public void resume(long last) {
        batch = last;
    }

    @Override
    public void retryRefused() {}

    @Override
    public Optional<PreparedBatch> prepare(int mostRows, boolean whole) {
        var now = Instant.now();
        var runs = new ArrayList<ShippedRun>();
        for (var i = 0; whole && i < dependencies; i++) {
            runs.add(new ShippedRun(run("db-" + i, now), true));
        }
        var content =
                new BatchContent(Optional.of(now), runs, List.of(), List.of(), List.of(), List.of(), List.of(), false);
        var after = batch;
        return Optional.of(new PreparedBatch() {
            @Override
            public long after() {
                return after;
            }

            @Override
            public BatchContent content() {
                return content;
            }

            @Override
            public void acknowledge(List<RefusedRow> refused) {
                batch = after + 1;
            }
        });
    }

    private Run run(String name, Instant now) {
        var seconds = 1 + Duration.between(started, now).toSeconds();
        return new Run(
                new RunKey(name, Status.UP, FailureClass.NONE, SECOND, SECOND),
                "",
                started,
                started.plus(TOOK),
                started.plusSeconds(seconds),
                started.plusSeconds(seconds).plus(TOOK),
                seconds + 1,
                SECOND.plus(TOOK),
                new RunLatency(TOOK, TOOK, TOOK.multipliedBy(seconds)));
    }

    @Override
    public void shipBlocks(boolean wanted) {}

    @Override
    public boolean hasBlocks() {
        return false;
    }

    @Override
    public Optional<PreparedBatch> prepareBlocks(int mostBytes) {
        return Optional.empty();
    }

    @Override
    public long backlog() {
        return 0;
    }

    @Override
    public ParkedRows refused() {
        return ParkedRows.NONE;
    }
}
