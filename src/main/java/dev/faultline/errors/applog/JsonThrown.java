package dev.faultline.errors.applog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the exception in a log entry that is JSON: as a stack trace, as an object with its cause, or by its type alone. */
final class JsonThrown {

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
            "Exception");
    private static final List<String> OBJECTS = List.of("exception", "error", "err", "thrown", "throwable");
    private static final List<String> TYPES =
            List.of("exceptionType", "type", "class", "name", "exception_class", "error.type", "exception.type");
    private static final List<String> MESSAGES = List.of("message", "msg", "exception_message");
    private static final int MOST_LINKS = 8;

    private JsonThrown() {}

    static Optional<Thrown> in(JsonFields entry, String message) {
        return entry.text(TRACES)
                .flatMap(trace -> ofTrace(trace, message))
                .or(() -> entry.below(OBJECTS).flatMap(JsonThrown::ofObject))
                .or(() -> byType(entry))
                .or(() -> entry.text(List.of("error", "err")).flatMap(JsonThrown::ofText));
    }

    private static Optional<Thrown> ofTrace(String trace, String message) {
        var read = new StackTrace();
        read.preface(message);
        trace.lines().forEach(read::line);
        return read.thrown();
    }

    private static Optional<Thrown> byType(JsonFields entry) {
        return entry.text(List.of("error.type", "exception.type", "exception_class", "exceptionType"))
                .map(type -> new Thrown(
                        List.of(type),
                        entry.text(List.of("error.message", "exception.message", "exception_message"))
                                .orElse(""),
                        Optional.empty(),
                        List.of()));
    }

    private static Optional<Thrown> ofText(String text) {
        return Throwables.in(text)
                .map(header -> new Thrown(List.of(header.type()), header.message(), Optional.empty(), List.of()));
    }

    private static Optional<Thrown> ofObject(JsonFields outermost) {
        var chain = new ArrayList<Link>();
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
        return Optional.of(new Thrown(chain.stream().map(Link::type).toList(), root.message(), wrapper, root.frames()));
    }

    private static Link link(JsonFields object) {
        var link = new Link(object.text(TYPES).orElse(""), object.text(MESSAGES).orElse(""));
        for (var list : object.find(List.of("frames", "extendedStackTrace", "stackTrace")).stream()
                .toList()) {
            for (var frame : list) {
                var place = new JsonFields(frame);
                var where = place.text(List.of("class")).orElse("");
                link.below(
                        Frame.after(where + "." + place.text(List.of("method")).orElse("") + "()"));
            }
        }
        return link;
    }

    private static Optional<JsonFields> cause(JsonFields object) {
        return object.below(List.of("causedBy.exception", "causedBy", "cause"));
    }
}
