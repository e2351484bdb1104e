package dev.faultline.probe.redis;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.net.FailureClassifier;
import java.util.Locale;

/** Tells the errors of a server apart by failure class. */
final class RedisErrors {

    private RedisErrors() {}

    static Outcome outcome(RedisReply.Refusal refusal) {
        return Outcome.down(failure(refusal), FailureClassifier.oneLine(refusal.message()));
    }

    private static FailureClass failure(RedisReply.Refusal refusal) {
        return switch (refusal.code()) {
            case "NOAUTH", "WRONGPASS", "NOPERM", "DENIED" -> FailureClass.AUTH;
            case "LOADING", "OOM", "BUSY" -> FailureClass.CAPACITY;
            case "MISCONF" -> FailureClass.IO;
            default -> byItsWords(refusal.message().toLowerCase(Locale.ROOT));
        };
    }

    // Servers before version 6 know no codes for these.
    private static FailureClass byItsWords(String message) {
        if (message.contains("max number of clients") || message.contains("max number of connections")) {
            return FailureClass.CAPACITY;
        }
        if (message.contains("invalid password") || message.contains("auth")) {
            return FailureClass.AUTH;
        }
        return FailureClass.ASSERTION;
    }
}
