// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Running text as it is shown: in lines for a terminal, or escaped for a chat room. */
public final class TextParagraph {

    /** The columns of a terminal. */
    public static final int WIDTH = 80;

    private static final Pattern MARKS = Pattern.compile("([\\\\`*_<>\\[\\]|])");

    /** Mentions of people and groups, and what is made a link without any mark. */
    private static final Pattern CALLING = Pattern.compile("@|://|^\\W*www\\.|mailto:", Pattern.CASE_INSENSITIVE);

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

    /** As {@link #wrapped}, with the first line not indented and the others by {@code indent}. */
    public static List<String> hanging(String indent, String text) {
        var lines = wrapped(indent, text);
        var hung = new ArrayList<String>();
        hung.add(lines.get(0).substring(indent.length()));
        hung.addAll(lines.subList(1, lines.size()));
        return hung;
    }

    /**
     * The text on one line of markdown, with what markdown would take for marks escaped. What a chat room would make a mention
     * or a link of stands as code: it calls nobody, and can still be read and copied.
     */
    public static String escaped(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .map(word -> CALLING.matcher(word).find()
                        ? code(word)
                        : MARKS.matcher(word).replaceAll("\\\\$1"))
                .collect(Collectors.joining(" "));
    }

    private static String code(String word) {
        return "`" + word.replace('`', '\'') + "`";
    }
}
