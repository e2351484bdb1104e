// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EnglishWordsTest {

    @Test
    void sharesAreNeverRoundedToNoneOrAll() {
        assertThat(EnglishWords.percent(0)).isEqualTo("0 %");
        assertThat(EnglishWords.percent(0.0008)).isEqualTo("under 1 %");
        assertThat(EnglishWords.percent(0.97)).isEqualTo("97 %");
        assertThat(EnglishWords.percent(0.9999)).isEqualTo("over 99 %");
        assertThat(EnglishWords.percent(1)).isEqualTo("100 %");
    }

    @Test
    void aListReadsLikeASentence() {
        assertThat(EnglishWords.list(List.of("db"))).isEqualTo("db");
        assertThat(EnglishWords.list(List.of("db", "cache", "mail"))).isEqualTo("db, cache and mail");
        assertThat(EnglishWords.few(List.of("c", "b", "a", "d"), 3)).isEqualTo("a, b and 2 others");
    }
}
