// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusSetTest {

    @Test
    void codesAndRangesBelongToItWithBothEnds() {
        var set = StatusSet.parse("200-299, 304,401").orElseThrow();

        assertThat(set.contains(200)).isTrue();
        assertThat(set.contains(299)).isTrue();
        assertThat(set.contains(300)).isFalse();
        assertThat(set.contains(304)).isTrue();
        assertThat(set).hasToString("200-299,304,401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2xx", "99", "600", "299-200", "200,,304"})
    void anythingElseIsRefused(String text) {
        assertThat(StatusSet.parse(text)).isEmpty();
    }
}
