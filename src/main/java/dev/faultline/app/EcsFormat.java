// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.ConsoleHandler;

/**
 * A record of the log as one line of JSON, in the names of the
 * <a href="https://www.elastic.co/guide/en/ecs/current/ecs-field-reference.html">Elastic Common Schema</a>. Pure ASCII, so that no
 * byte of another program acts on a terminal.
 */
final class EcsFormat extends ExtFormatter {

    private static final String ECS_VERSION = "8.11.0";

    private final JsonFactory json =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private final Formatter stackTrace = new PatternFormatter("%e");
    private final String app;

    /** @param app the name of the program that writes the log */
    EcsFormat(String app) {
        this.app = app;
    }

    /** Makes the console of the running program write it. */
    static void onConsole(String app) {
        for (var handler : LogContext.getLogContext().getLogger("").getHandlers()) {
            formatted(handler, new EcsFormat(app));
        }
    }

    private static void formatted(Handler handler, Formatter format) {
        if (handler instanceof ConsoleHandler) {
            handler.setFormatter(format);
        } else if (handler instanceof ExtHandler several) {
            for (var each : several.getHandlers()) {
                formatted(each, format);
            }
        }
    }

    @Override
    public String format(ExtLogRecord logged) {
        var line = new StringWriter();
        try (var out = json.createGenerator(line)) {
            out.writeStartObject();
            out.writeStringField("@timestamp", logged.getInstant().toString());
            out.writeStringField("log.level", logged.getLevel().getName());
            out.writeStringField("message", String.valueOf(formatMessage(logged)));
            out.writeStringField("ecs.version", ECS_VERSION);
            out.writeStringField("service.name", app);
            out.writeStringField("log.logger", String.valueOf(logged.getLoggerName()));
            out.writeStringField("process.thread.name", String.valueOf(logged.getThreadName()));
            if (logged.getThrown() != null) {
                thrown(logged, logged.getThrown(), out);
            }
            out.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return line.append('\n').toString();
    }

    private void thrown(ExtLogRecord logged, Throwable thrown, JsonGenerator out) throws IOException {
        out.writeStringField("error.type", thrown.getClass().getName());
        out.writeStringField("error.message", String.valueOf(thrown.getMessage()));
        out.writeStringField("error.stack_trace", stackTrace.format(logged).strip());
    }
}
