// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** One exception of a chain while its lines are being read. Bounded. Not thread-safe. */
final class ChainedException {

    private static final int MOST_FRAMES = 5;
    private static final int LONGEST_MESSAGE = 2_000;

    private String type;
    private final StringBuilder message = new StringBuilder();
    private final Deque<String> frames = new ArrayDeque<>();

    ChainedException(String type, String message) {
        this.type = type;
        append(message);
    }

    String type() {
        return type;
    }

    void name(ExceptionText.Header header) {
        type = header.type();
        append(header.message());
    }

    String message() {
        return message.toString();
    }

    void append(String line) {
        var room = LONGEST_MESSAGE - message.length();
        if (room > 0 && !line.isEmpty()) {
            message.append(message.length() == 0 ? "" : " ").append(line, 0, Math.min(line.length(), room));
        }
    }

    boolean hasFrames() {
        return !frames.isEmpty();
    }

    boolean wantsFrames() {
        return frames.size() < MOST_FRAMES;
    }

    /** Adds one below those that are there; more than five are left out. */
    void below(String frame) {
        if (wantsFrames() && !frame.isEmpty()) {
            frames.addLast(frame);
        }
    }

    /** Adds one above those that are there; more than five push the lowest out. */
    void above(String frame) {
        frames.addFirst(frame);
        if (frames.size() > MOST_FRAMES) {
            frames.removeLast();
        }
    }

    List<String> frames() {
        return List.copyOf(frames);
    }

    /** {@code type: message}. */
    String text() {
        return message.length() == 0 ? type : type.isEmpty() ? message() : type + ": " + message;
    }
}
