// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.overview;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * How many 5xx answers the app gave in each column. Of sources that tell of errors at the same time the one that saw the
 * most counts; errors that were counted over a longer span are spread evenly over it. None is counted twice.
 */
public final class ErrorColumns {

    private final long[] errors;
    private final long[] requests;

    /**
     * @param errors of each column
     * @param requests of each column, not fewer; negative where they are not known
     */
    ErrorColumns(long[] errors, long[] requests) {
        this.errors = errors.clone();
        this.requests = requests.clone();
    }

    public int columns() {
        return errors.length;
    }

    /** How many answers were a 5xx. */
    public long errors(int column) {
        return errors[column];
    }

    /** How many answers there were in all; absent where that is not known. */
    public OptionalLong requests(int column) {
        return requests[column] < 0 ? OptionalLong.empty() : OptionalLong.of(requests[column]);
    }

    /** The most errors in a column; 0 if there are none. */
    public long most() {
        return Arrays.stream(errors).max().orElse(0);
    }

    /** How many errors there are in all. */
    public long total() {
        return Arrays.stream(errors).sum();
    }
}
