// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import java.util.List;
import java.util.stream.Stream;

/** What a key may hold, as the code that reads it asks for it. */
sealed interface KeyShape {

    /** Anything: it was only asked whether the key is there. */
    record Anything() implements KeyShape {}

    record Text() implements KeyShape {}

    /** A list of texts, or one text. */
    record Texts() implements KeyShape {}

    /** @param words the allowed ones, sorted */
    record OneOf(List<String> words) implements KeyShape {}

    /** A whole number in [{@code min}, {@code max}]. */
    record WholeNumber(long min, long max) implements KeyShape {}

    /** A duration as {@link dev.faultline.text.DurationSyntax} has it. */
    record TimeSpan() implements KeyShape {}

    /** An amount of bytes as {@link AmountSyntax} has it. */
    record ByteCount() implements KeyShape {}

    record Below(SectionShape section) implements KeyShape {}

    /** A list of sections, or one section. */
    record ListBelow(List<SectionShape> sections) implements KeyShape {

        /** What was asked of any of them. */
        SectionShape element() {
            var element = new SectionShape();
            sections.forEach(element::add);
            return element;
        }

        ListBelow and(ListBelow other) {
            return new ListBelow(
                    Stream.concat(sections.stream(), other.sections.stream()).toList());
        }
    }

    /** The one of both that says more. */
    static KeyShape closer(KeyShape one, KeyShape other) {
        if (other instanceof Anything) {
            return one;
        }
        return one instanceof Anything || one instanceof Text || !(other instanceof Text) ? other : one;
    }
}
