// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import dev.faultline.text.HarmlessText;
import io.quarkus.logging.LoggingFilter;
import java.io.IOException;
import java.util.Arrays;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keeps escape sequences of other programs out of our own log, which is read on terminals, and what callers could fill it with
 * by going away: stack traces of what could not be sent to them. Every other record passes.
 */
@LoggingFilter(name = "harmless")
final class HarmlessLog implements Filter {

    /** Reports each event that it could not send. */
    private static final String EVENT_SENDER = "org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler";

    /** Reports what it could not ask on a connection that we closed; that Redis is away has a line of its own. */
    private static final String REDIS_CONNECTIONS = "io.vertx.redis.client.impl.RedisConnectionManager";

    @Override
    public boolean isLoggable(LogRecord written) {
        if (isOfAClosedConnection(written)) {
            return false;
        }
        makeHarmless(written);
        return true;
    }

    private static boolean isOfAClosedConnection(LogRecord written) {
        return written.getThrown() instanceof IOException
                && (EVENT_SENDER.equals(written.getLoggerName()) || REDIS_CONNECTIONS.equals(written.getLoggerName()));
    }

    private static void makeHarmless(LogRecord written) {
        var parameters = written.getParameters();
        if (parameters != null && Arrays.stream(parameters).anyMatch(HarmlessLog::isHarmful)) {
            written.setParameters(Arrays.stream(parameters)
                    .map(each -> isHarmful(each) ? HarmlessText.of(each.toString()) : each)
                    .toArray());
        }
        var message = written.getMessage();
        if (isHarmful(message) && written instanceof ExtLogRecord logged) {
            logged.setMessage(HarmlessText.of(message), logged.getFormatStyle());
        }
        var thrown = written.getThrown();
        if (thrown != null && HarmlessThrowable.isNeededFor(thrown)) {
            written.setThrown(HarmlessThrowable.of(thrown));
        }
    }

    private static boolean isHarmful(@Nullable Object shown) {
        if (shown == null) {
            return false;
        }
        var text = shown.toString();
        return !HarmlessText.of(text).equals(text);
    }
}
