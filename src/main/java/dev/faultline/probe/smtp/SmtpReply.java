// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.smtp;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.FailureClassifier;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.ProtocolLines;
import dev.faultline.probe.net.WireConversation;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a server says at a time (RFC 5321, section 4.2).
 *
 * @param code of three digits
 * @param lines without the code, at least one
 */
record SmtpReply(int code, List<String> lines) {

    static final String PROTOCOL = "SMTP";

    private static final int MOST_LINES = 200;

    SmtpReply {
        lines = List.copyOf(lines);
    }

    /** The next one. */
    static Future<SmtpReply> from(WireConversation<String> conversation) {
        var lines = new ArrayList<String>();
        return conversation
                .until(line -> {
                    lines.add(line);
                    if (!line.matches("[2-5]\\d\\d([ -].*)?") || lines.size() > MOST_LINES) {
                        throw ProtocolLines.foreign(PROTOCOL);
                    }
                    return line.length() == 3 || line.charAt(3) == ' ';
                })
                .map(all -> new SmtpReply(
                        Integer.parseInt(lines.get(0).substring(0, 3)),
                        lines.stream()
                                .map(line -> line.substring(Math.min(4, line.length())))
                                .toList()));
    }

    boolean isGood() {
        return code / 100 == 2;
    }

    /** What the server can, by the first word of a line: {@code AUTH} gives {@code PLAIN LOGIN}. */
    List<String> words(String keyword) {
        return lines.stream()
                .map(line -> line.toUpperCase(Locale.ROOT).replace('=', ' ').split("\\s+"))
                .filter(words -> words[0].equals(keyword))
                .flatMap(Arrays::stream)
                .toList();
    }

    /** As a responder reads it. */
    String inWords() {
        return FailureClassifier.oneLine(code + " " + String.join(" ", lines));
    }

    boolean says(String... parts) {
        var text = String.join(" ", lines).toLowerCase(Locale.ROOT);
        return List.of(parts).stream().anyMatch(text::contains);
    }

    /**
     * What a reply means that is not the one expected.
     *
     * @param usual the class where the code itself says nothing more
     */
    NetworkFailure refusal(FailureClass usual) {
        return new NetworkFailure(failure(usual), inWords());
    }

    private FailureClass failure(FailureClass usual) {
        return switch (code) {
            case 421 -> says("too many", "4.7.0", "rate", "limit") ? FailureClass.CAPACITY : FailureClass.IO;
            case 452 -> FailureClass.CAPACITY;
            case 450 -> says("4.7.", "rate", "too many") ? FailureClass.CAPACITY : usual;
            case 530, 534, 535, 538 -> FailureClass.AUTH;
            default -> usual;
        };
    }
}
