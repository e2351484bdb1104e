// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import java.util.ArrayList;
import java.util.List;

/** Running text as it is shown: in lines for a terminal, or escaped for a chat room. */
public final class TextParagraph {

    /** The columns of a terminal. */
    public static final int WIDTH = 80;

    private TextParagraph() {}

    /**
     * The text in lines of at most {@link #WIDTH} columns, but for words that are longer themselves.
     *
     * @param lead what the first line starts with; the others are indented as far
     */
    public static List<String> wrapped(String lead, String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(lead);
        var empty = true;
        for (var word : text.strip().split("\\s+")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(lead.length()));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }

    /** The text on one line of markdown, with what markdown would take for marks escaped. */
    public static String escaped(String text) {
        return text.replaceAll("([\\\\`*_<>\\[\\]|])", "\\\\$1").replaceAll("\\s+", " ");
    }
}
