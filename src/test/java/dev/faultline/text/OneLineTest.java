// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {

    @Test
    void eachRunOfBlanksAndControlCharactersBecomesOneBlank() {
        assertThat(OneLine.of(" a\r\n\tb\u0000c\u2028d  e ")).isEqualTo("a b c d e");
    }

    @Test
    void aLongTextIsCut() {
        assertThat(OneLine.of("x".repeat(500))).isEqualTo("x".repeat(500));
        assertThat(OneLine.of("x".repeat(501))).isEqualTo("x".repeat(499) + "…");
        assertThat(OneLine.of("abcdef", 4)).isEqualTo("abc…");
    }

    @Test
    void blanksAtTheEndCutNothing() {
        assertThat(OneLine.of("abcd \n \n", 4)).isEqualTo("abcd");
        assertThat(OneLine.of("abcd \n x", 4)).isEqualTo("abc…");
    }

    @Test
    void noCharacterIsCutInHalf() {
        assertThat(OneLine.of("ab😀cd", 4)).isEqualTo("ab…");
        assertThat(OneLine.of("ab😀cd", 5)).isEqualTo("ab😀…");
    }

    @Test
    void aNameThatCanBeStoredAsItIsIsOneLine() {
        assertThat(OneLine.isOne("orders  db")).isTrue();
        assertThat(OneLine.isOne(" orders")).isFalse();
        assertThat(OneLine.isOne("or\nders")).isFalse();
        assertThat(OneLine.isOne("x".repeat(501))).isFalse();
    }
}
