// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import dev.faultline.basics.DaemonThreads;
import dev.faultline.store.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The one thread that writes.
 *
 * <pre>
 *            a write fails                       a write works
 * writing ─────────────────▶ standing in (memory) ─────────────▶ writing
 *                              │        ▲
 *                              └────────┘ retry, less and less often
 * </pre>
 */
final class DatabaseWriter {

    private static final Logger LOG = Logger.getLogger(DatabaseWriter.class);
    private static final int MOST_AT_ONCE = 5_000;

    private final DatabaseFile file;
    private final WriteQueue queue;
    private final Transactions.Ingest ingest;
    private final TransactionCommitter committer;
    private final CountDownLatch opened = new CountDownLatch(1);
    private final Thread thread = DaemonThreads.named("faultline-store").newThread(this::work);

    DatabaseWriter(DatabaseFile file, WriteQueue queue, Transactions.Ingest ingest, TransactionCommitter committer) {
        this.file = file;
        this.queue = queue;
        this.ingest = ingest;
        this.committer = committer;
    }

    void start() {
        thread.start();
    }

    /** Returns when the file was opened, or that was tried. */
    void awaitOpened() {
        try {
            opened.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while the store was being opened", interrupted);
        }
    }

    /**
     * Runs it in the writer's thread when everything taken so far is written, or was tried to be, and gives its result.
     *
     * @throws StoreUnavailable if the task does, or the store is closed
     */
    <T> T call(Supplier<T> task) {
        try {
            return called(task).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof StoreUnavailable unavailable) {
                throw new StoreUnavailable(String.valueOf(unavailable.getMessage()), unavailable);
            }
            throw failed;
        }
    }

    /** As {@link #call}, but waits no longer than that, and gives no result; whether it was done by then. */
    boolean calledWithin(Duration most, Supplier<?> task) {
        try {
            called(task).get(most.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException | StoreUnavailable undone) {
            LOG.debugf(undone, "not done within %s", most);
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T> CompletableFuture<T> called(Supplier<T> task) {
        var result = new CompletableFuture<T>();
        if (!queue.add(() -> complete(result, task))) {
            throw new StoreUnavailable("the store is closed");
        }
        return result;
    }

    /** Runs it in the writer's thread when everything taken so far is written; never, if the store is closed. */
    void later(Runnable task) {
        queue.add(task);
    }

    /** Writes what is pending, or says how much could not be, and ends. */
    void close() {
        queue.close();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            writeAll(List.of());
        } finally {
            opened.countDown();
        }
        var ends = false;
        while (!ends) {
            try {
                var work = queue.next(MOST_AT_ONCE);
                var isWritten = write(work);
                run(work.tasks());
                ends = work.closed() && (!isWritten || queue.pending() == 0);
            } catch (InterruptedException nobodyShould) {
                LOG.warn("the store's thread was interrupted; it continues");
            }
        }
        if (queue.pending() > 0) {
            LOG.warnf("store.closed unwritten=%d: they are lost", queue.pending());
        }
        file.close();
    }

    private void run(List<Runnable> tasks) {
        if (tasks.isEmpty()) {
            return;
        }
        tasks.forEach(Runnable::run);
        if (committer.isFailing()) {
            standIn();
        } else if (queue.isStandIn()) {
            queue.standIn(Duration.ZERO);
        }
    }

    private void standIn() {
        queue.standIn(committer.retry());
        committer.announceStandIn();
    }

    private boolean write(WriteQueue.Work work) {
        if (work.observations().isEmpty() && !queue.isStandIn()) {
            return true;
        }
        var isWritten = writeAll(work.observations());
        if (isWritten) {
            queue.written(work.upTo());
        }
        return isWritten;
    }

    private boolean writeAll(List<ReceivedObservation> observations) {
        try {
            committer.commit((session, effects) -> ingest.store(session, observations, effects));
            return true;
        } catch (StoreUnavailable unavailable) {
            standIn();
            return false;
        } catch (RuntimeException bug) {
            return writeEach(observations, bug);
        }
    }

    /** One observation that cannot be stored by a bug of ours must not keep the others from it. */
    private boolean writeEach(List<ReceivedObservation> observations, RuntimeException bug) {
        if (observations.size() <= 1) {
            LOG.error("an observation cannot be stored and is dropped", bug);
            return true;
        }
        for (var observation : observations) {
            if (!writeAll(List.of(observation))) {
                return false;
            }
        }
        return true;
    }

    private static <T> void complete(CompletableFuture<T> result, Supplier<T> task) {
        try {
            result.complete(task.get());
        } catch (RuntimeException | Error failed) {
            result.completeExceptionally(failed);
        }
    }
}
