package dev.faultline.probe.redis;

import dev.faultline.probe.Failure;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.net.Failures;
import java.util.Locale;

/** Tells the errors of a server apart by failure class. */
final class Refusals {

    private Refusals() {}

    static Outcome outcome(Reply.Refusal refusal) {
        return Outcome.down(failure(refusal), Failures.oneLine(refusal.message()));
    }

    private static Failure failure(Reply.Refusal refusal) {
        return switch (refusal.code()) {
            case "NOAUTH", "WRONGPASS", "NOPERM", "DENIED" -> Failure.AUTH;
            case "LOADING", "OOM", "BUSY" -> Failure.CAPACITY;
            case "MISCONF" -> Failure.IO;
            default -> byItsWords(refusal.message().toLowerCase(Locale.ROOT));
        };
    }

    // Servers before version 6 know no codes for these.
    private static Failure byItsWords(String message) {
        if (message.contains("max number of clients") || message.contains("max number of connections")) {
            return Failure.CAPACITY;
        }
        if (message.contains("invalid password") || message.contains("auth")) {
            return Failure.AUTH;
        }
        return Failure.ASSERTION;
    }
}
