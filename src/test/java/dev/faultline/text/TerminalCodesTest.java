// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalCodesTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '~',
            value = {
                "plain text~plain text",
                "<[31mERROR<[0m gone~ERROR gone",
                "<[1;38;5;196mERROR<[m gone~ERROR gone",
                "<[38;2;255;0;0mred<[39m<[49m~red",
                "a<[2K<[1Gb~ab",
                "<]8;;https://a.example<\\link<]8;;<\\ end~link end",
                "<]0;title!text~text",
                "cut <[3~`cut `",
                "<(Btext~(Btext",
            })
    void whatATerminalWouldNotShowIsTakenOut(String text, String plain) {
        assertThat(TerminalCodes.strip(text.replace('<', '\u001b').replace('!', '\u0007')))
                .isEqualTo(plain);
    }

    @Test
    void noEscapeIsLeftWhateverTheText() {
        var random = new Random(3);
        for (var i = 0; i < 10_000; i++) {
            var text = new StringBuilder();
            for (var length = random.nextInt(20); length > 0; length--) {
                text.append("\u001b[]\\;1m\u0007a".charAt(random.nextInt(9)));
            }

            assertThat(TerminalCodes.strip(text.toString())).doesNotContain("\u001b");
        }
    }
}
