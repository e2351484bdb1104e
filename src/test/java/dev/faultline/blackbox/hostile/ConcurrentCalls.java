// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Calls that are under way at the same time, however few cores there are. */
final class ConcurrentCalls {

    private ConcurrentCalls() {}

    /** What each of {@code calls} numbered calls returned, made by so many threads; fails as the first of them does. */
    static <T> List<T> results(int threads, int calls, IntFunction<T> call) {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var tasks = IntStream.range(0, calls)
                    .<Callable<T>>mapToObj(number -> () -> call.apply(number))
                    .toList();
            var results = new ArrayList<T>();
            for (var task : pool.invokeAll(tasks)) {
                results.add(task.get());
            }
            return results;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a call failed: " + failed.getCause(), failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while calls were under way", interrupted);
        } finally {
            pool.shutdownNow();
        }
    }
}
