// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import java.util.List;
import java.util.Optional;

/**
 * Reads a stack trace line by line: of the JVM, Node and .NET (the outermost exception first, topmost frame first), of
 * Python (the root first, topmost frame last), of Go. Keeps little of it however long it is. Not thread-safe.
 */
final class StackTrace {

    private static final int NOT_SUPPRESSED = -1;

    private enum Tongue {
        /** Nothing but text so far. */
        NONE,
        /** {@code at …} lines follow their exception. */
        FRAMES_AFTER,
        /** {@code File …} lines, and then their exception. */
        PYTHON,
        /** After {@code goroutine}: bare frames, each with an indented place. */
        GO,
        /** The first goroutine is over. */
        GO_REST
    }

    private final ExceptionChain chain = new ExceptionChain();
    private Tongue tongue = Tongue.NONE;
    private boolean isPythonOpen;
    private int suppressedFrom = NOT_SUPPRESSED;
    private String lastText = "";
    private boolean isLastOfTrace;

    /** What was said before the trace: it may name the exception. */
    void preface(String text) {
        lastText = text;
    }

    /** Whether a line that is not indented belongs to what has begun. */
    boolean expects(String line) {
        return isPythonOpen || tongue == Tongue.GO || tongue == Tongue.GO_REST || TraceLine.isContinuation(line);
    }

    /** The next line. */
    void line(String line) {
        var text = line.strip();
        var indent = line.length() - line.stripLeading().length();
        if (text.isEmpty() || TraceLine.isHeading(text) || isSuppressed(text, indent)) {
            return;
        }
        if (text.startsWith("Traceback (most recent call last):")) {
            beginPython();
        } else if (isPythonOpen) {
            python(text, indent);
        } else if (text.startsWith("goroutine ")) {
            tongue = tongue == Tongue.GO || tongue == Tongue.GO_REST ? Tongue.GO_REST : Tongue.GO;
        } else if (tongue == Tongue.GO) {
            go(text, indent);
        } else if (text.startsWith("at ")) {
            frame(text.substring(3));
        } else if (TraceLine.isOfPhp(text)) {
            frame(text.substring(text.indexOf(": ") + 2));
        } else if (!cause(text)) {
            text(text, indent);
        }
    }

    /** What hangs on an exception beside its cause says nothing of the root. */
    private boolean isSuppressed(String text, int indent) {
        if (suppressedFrom != NOT_SUPPRESSED && indent < suppressedFrom) {
            suppressedFrom = NOT_SUPPRESSED;
        }
        if (suppressedFrom == NOT_SUPPRESSED && text.startsWith("Suppressed: ") && indent > 0) {
            suppressedFrom = indent;
        }
        return suppressedFrom != NOT_SUPPRESSED;
    }

    private void beginPython() {
        tongue = Tongue.PYTHON;
        chain.beginsAtTheRoot();
        isPythonOpen = true;
        chain.add(new ChainedException("", ""));
    }

    private void python(String text, int indent) {
        var link = chain.last();
        if (text.startsWith("File \"")) {
            link.above(StackFrame.ofPython(text));
        } else if (indent == 0) {
            isPythonOpen = false;
            link.name(ExceptionText.expectedAt(text));
        }
    }

    private void go(String text, int indent) {
        var isOwn = text.startsWith("runtime.") || text.startsWith("runtime/") || text.startsWith("panic(");
        if (indent == 0 && !isOwn && !text.startsWith("created by ") && text.endsWith(")")) {
            if (chain.isEmpty()) {
                chain.add(new ChainedException("", lastText));
            }
            chain.last().below(StackFrame.ofGo(text));
        }
    }

    private void frame(String place) {
        tongue = Tongue.FRAMES_AFTER;
        if (chain.isEmpty()) {
            // A line of the trace right above its frames is the exception's, whatever its name: Node's pg has "error".
            var header = PhpException.in(lastText)
                    .or(() -> ExceptionText.in(lastText))
                    .orElseGet(() ->
                            isLastOfTrace ? ExceptionText.expectedAt(lastText) : new ExceptionText.Header("", ""));
            chain.add(new ChainedException(header.type(), header.message()));
        }
        if (chain.last().wantsFrames()) {
            chain.last().below(StackFrame.after(place));
        }
    }

    /** Begins the next exception of the chain, if the line does. */
    private boolean cause(String text) {
        for (var lead : List.of("Caused by: ", "[cause]: ", "---> ")) {
            if (text.startsWith(lead)) {
                chain.add(linkOf(text.substring(lead.length())));
                return true;
            }
        }
        if (text.startsWith("Wrapped by: ")) {
            chain.beginsAtTheRoot();
            chain.add(linkOf(text.substring("Wrapped by: ".length())));
            return true;
        }
        if (text.startsWith("panic: ") || text.startsWith("fatal error: ")) {
            chain.add(new ChainedException("panic", text.substring(text.indexOf(": ") + 2)));
            return true;
        }
        return text.startsWith("... ") || text.startsWith("--- End of ");
    }

    private static ChainedException linkOf(String text) {
        var header = ExceptionText.expectedAt(text);
        return new ChainedException(header.type(), header.message());
    }

    private void text(String text, int indent) {
        lastText = text;
        isLastOfTrace = true;
        if (!chain.isEmpty() && (tongue == Tongue.FRAMES_AFTER || tongue == Tongue.NONE)) {
            more(chain.last(), text);
        } else if (chain.isEmpty() && indent == 0) {
            ExceptionText.at(text)
                    .ifPresent(header -> chain.add(new ChainedException(header.type(), header.message())));
        }
    }

    /** The rest of a message of several lines; or, below the frames, what an aggregate says of the errors in it. */
    private static void more(ChainedException link, String text) {
        if (!link.hasFrames()) {
            link.append(text);
        } else if (link.message().isEmpty()) {
            ExceptionText.at(text).map(ExceptionText.Header::message).ifPresent(link::append);
        }
    }

    /** Whether an exception was seen. */
    boolean hasAny() {
        return !chain.isEmpty();
    }

    /** The exception, if there was one: one that is named nowhere counts too, if it has frames. */
    Optional<LoggedException> thrown() {
        return chain.thrown();
    }
}
