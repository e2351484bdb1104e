package dev.faultline.errors.accesslog;

/**
 * When something happened, as exactly as a log says it: a log of whole seconds leaves a second open.
 *
 * @param from the earliest, in epoch milliseconds
 * @param to the latest, not before {@code from}
 */
record LoggedTime(long from, long to) {

    private static final long SECOND = 1000;

    /** Somewhere in that second. */
    static LoggedTime ofSecond(long epochSecond) {
        return new LoggedTime(epochSecond * SECOND, epochSecond * SECOND + SECOND - 1);
    }

    static LoggedTime ofMillis(long epochMillis) {
        return new LoggedTime(epochMillis, epochMillis);
    }

    LoggedTime plusMillis(long millis) {
        return new LoggedTime(from + millis, to + millis);
    }
}
