// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the exception in a log entry that is JSON: as a stack trace, as an object with its cause, or by its type alone. */
final class JsonException {

    private static final List<String> TRACES = List.of(
            "error.stack_trace",
            "stack_trace",
            "stackTrace",
            "stacktrace",
            "stack",
            "error.stack",
            "err.stack",
            "exception.stacktrace",
            "exception.stack_trace",
            "exception",
            "exc_info",
            "traceback",
            "throwable",
            "thrown",
            "@x",
            "Exception",
            "_error_stack_trace",
            "full_message");
    private static final List<String> OBJECTS =
            List.of("exception", "error", "err", "thrown", "throwable", "context.exception");
    private static final List<String> TYPES = List.of(
            "exceptionType", "type", "class", "className", "name", "exception_class", "error.type", "exception.type");
    private static final List<String> MESSAGES = List.of("message", "msg", "exception_message");
    private static final int MOST_LINKS = 8;

    private JsonException() {}

    static Optional<LoggedException> in(AppLogFields entry, String message) {
        return entry.text(TRACES)
                .flatMap(trace -> ofTrace(trace, message))
                .or(() -> entry.below(OBJECTS).flatMap(JsonException::ofObject))
                .or(() -> byType(entry))
                .or(() -> entry.text(List.of("error", "err")).flatMap(JsonException::ofText));
    }

    private static Optional<LoggedException> ofTrace(String trace, String message) {
        var read = new StackTrace();
        read.preface(message);
        trace.lines().forEach(read::line);
        return read.thrown();
    }

    private static Optional<LoggedException> byType(AppLogFields entry) {
        return entry.text(List.of(
                        "error.type",
                        "exception.type",
                        "exception_class",
                        "exceptionType",
                        "_error_type",
                        "Attributes.exception.type"))
                .map(type -> new LoggedException(
                        List.of(type),
                        entry.text(List.of(
                                        "error.message",
                                        "exception.message",
                                        "exception_message",
                                        "_error_message",
                                        "Attributes.exception.message"))
                                .orElse(""),
                        Optional.empty(),
                        List.of()));
    }

    private static Optional<LoggedException> ofText(String text) {
        return ExceptionText.in(text)
                .map(header ->
                        new LoggedException(List.of(header.type()), header.message(), Optional.empty(), List.of()));
    }

    private static Optional<LoggedException> ofObject(AppLogFields outermost) {
        var chain = new ArrayList<ChainedException>();
        var next = Optional.of(outermost);
        while (next.isPresent() && chain.size() < MOST_LINKS) {
            var link = link(next.get());
            if (!link.type().isEmpty()) {
                chain.add(link);
            }
            next = cause(next.get());
        }
        if (chain.isEmpty()) {
            return Optional.empty();
        }
        var root = chain.get(chain.size() - 1);
        var wrapper = chain.size() < 2
                ? Optional.<String>empty()
                : Optional.of(chain.get(chain.size() - 2).text());
        return Optional.of(new LoggedException(
                chain.stream().map(ChainedException::type).toList(), root.message(), wrapper, root.frames()));
    }

    private static ChainedException link(AppLogFields object) {
        var link = new ChainedException(
                object.text(TYPES).orElse(""), object.text(MESSAGES).orElse(""));
        for (var list : object.find(List.of("frames", "extendedStackTrace", "stackTrace", "stepArray")).stream()
                .toList()) {
            for (var frame : list) {
                var place = new AppLogFields(frame);
                var where = place.text(List.of("class", "className")).orElse("");
                link.below(StackFrame.after(where + "."
                        + place.text(List.of("method", "methodName")).orElse("") + "()"));
            }
        }
        return link;
    }

    private static Optional<AppLogFields> cause(AppLogFields object) {
        return object.below(List.of("causedBy.exception", "causedBy", "cause", "previous"));
    }
}
