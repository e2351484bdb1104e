// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Asking again where a packet may have been lost: every second once more, while the earlier questions stay open. So a
 * lost packet or a dead first server costs a second, and a late answer still counts.
 */
public final class RetryingQuery {

    private static final long EVERY_MILLIS = 1000;

    private RetryingQuery() {}

    /**
     * What the first attempt that ends brings, be it a result or a failure.
     *
     * @param attempt makes the attempt of that number, counted from 0
     */
    public static <T> Future<T> on(NetworkRun run, IntFunction<Future<T>> attempt) {
        var result = Promise.<T>promise();
        insist(0, run, attempt, result);
        return result.future();
    }

    private static <T> void insist(int number, NetworkRun run, IntFunction<Future<T>> attempt, Promise<T> result) {
        if (run.hasEnded() || result.future().isComplete()) {
            return;
        }
        attempt.apply(number).onSuccess(result::tryComplete).onFailure(result::tryFail);
        var again = run.eventLoop()
                .schedule(() -> insist(number + 1, run, attempt, result), EVERY_MILLIS, TimeUnit.MILLISECONDS);
        result.future().onComplete(done -> again.cancel(false));
    }
}
