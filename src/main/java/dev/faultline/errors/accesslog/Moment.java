package dev.faultline.errors.accesslog;

/**
 * When something happened, as exactly as a log says it: a log of whole seconds leaves a second open.
 *
 * @param from the earliest, in epoch milliseconds
 * @param to the latest, not before {@code from}
 */
record Moment(long from, long to) {

    private static final long SECOND = 1000;

    /** Somewhere in that second. */
    static Moment ofSecond(long epochSecond) {
        return new Moment(epochSecond * SECOND, epochSecond * SECOND + SECOND - 1);
    }

    static Moment ofMillis(long epochMillis) {
        return new Moment(epochMillis, epochMillis);
    }

    Moment plusMillis(long millis) {
        return new Moment(from + millis, to + millis);
    }
}
