// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HarmlessTextTest {

    @Test
    void whatATerminalActsOnIsReplaced() {
        assertThat(HarmlessText.of("a\u001B[2Jb\u0007c\u009B31md\u007Fe\u0000"))
                .isEqualTo("a\uFFFD[2Jb\uFFFDc\uFFFD31md\uFFFDe\uFFFD");
    }

    @Test
    void whatTurnsTheDirectionOfWritingIsReplaced() {
        for (var each : new char[] {'\u061C', '\u200E', '\u200F', '\u202A', '\u202E', '\u2066', '\u2069'}) {
            assertThat(HarmlessText.of("x" + each + "y")).isEqualTo("x\uFFFDy");
            assertThat(OneLine.of("x" + each + "y")).isEqualTo("x y");
            assertThat(OneLine.isOne("x" + each + "y")).isFalse();
        }
    }

    @Test
    void everythingElseStays() {
        var text = "Grüße,\n\tשלום, 日本, 👩‍🚀\r\n";

        assertThat(HarmlessText.of(text)).isSameAs(text);
    }
}
