// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import dev.faultline.store.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Keeps what is known of 5xx answers and of error lines, and gives it back. Thread-safe. */
public interface ErrorStore {

    /**
     * Stores it, and how far its source has got, as a whole; it is on the disk when this returns. Answers of one source,
     * route and second may be taken together, and so may lines of one signature and second.
     *
     * @throws StoreUnavailable if the disk cannot be written to; then nothing of it is stored
     */
    void add(ErrorBatch batch);

    /** Answers whose span touches [{@code from}, {@code to}], by time. */
    List<ResponseCount> answers(Instant from, Instant to);

    /**
     * Answers whose span touches [{@code from}, {@code to}], those of one source and route taken together: bounds are those
     * of their errors, if there are any; of spans that reach beyond, requests count by their share. Cheap also where there
     * are very many.
     */
    List<ResponseCount> totals(Instant from, Instant to);

    /**
     * Answers whose span touches [{@code from}, {@code to}), those of one source that begin in the same column and end in the
     * same one taken together, whatever their route, those with errors and those without apart, without messages and profiles; in no particular order.
     * Cheap also where there are very many.
     *
     * @param from whole milliseconds
     * @param to whole milliseconds, at least one after {@code from} for each column
     * @param columns into how many equal ones the span is cut, the start of each rounded down to the millisecond
     */
    List<ResponseCount> columns(Instant from, Instant to, int columns);

    /**
     * How much the sources understood in [{@code from}, {@code to}], by the minute: the readings of one source and aspect that
     * touch it taken together, each from the start of its first minute to the end of its last.
     */
    List<SourceReading> readings(Instant from, Instant to);

    /** The routes of which responses were ever counted, as the sources name them. */
    Set<String> routes();

    /** Error lines within [{@code from}, {@code to}], those of one signature taken together, the most frequent first. */
    List<ErrorLine> lines(Instant from, Instant to);
}
