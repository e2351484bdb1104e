// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextParagraphTest {

    @Test
    void marksOfMarkdownAreEscaped() {
        assertThat(TextParagraph.escaped("a *b* [c](d) <e> `f`")).isEqualTo("a \\*b\\* \\[c\\](d) \\<e\\> \\`f\\`");
    }

    @Test
    void whatWouldCallSomebodyOrBecomeALinkStandsAsCode() {
        assertThat(TextParagraph.escaped("ping @channel, (@ops) see https://evil.example/x_y now"))
                .isEqualTo("ping `@channel,` `(@ops)` see `https://evil.example/x_y` now");
        assertThat(TextParagraph.escaped("www.evil.example `@here`")).isEqualTo("`www.evil.example` `'@here'`");
    }
}
