package dev.faultline.overview;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * How many 5xx answers the app gave in each column. Of sources that tell of the same answers the one that saw the most
 * counts; answers that were counted over a longer span are spread evenly over it, none is counted twice.
 */
public final class ErrorColumns {

    private static final long NOT_KNOWN = -1;

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

    /** None in any of so many columns, and nothing known of the requests. */
    static ErrorColumns none(int columns) {
        var requests = new long[columns];
        Arrays.fill(requests, NOT_KNOWN);
        return new ErrorColumns(new long[columns], requests);
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
