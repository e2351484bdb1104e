// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.tail.ContainerLine.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerLineTest {

    @Test
    void aLineOfCriHoldsWhatTheAppWrote() {
        assertThat(ContainerLine.of("2026-11-22T14:02:11.123456789Z stdout F GET /a  200"))
                .contains(new ContainerLine(Stream.STDOUT, false, "GET /a  200", "2026-11-22T14:02:11.123456789Z"));
        assertThat(ContainerLine.of("2026-11-22T15:02:11.123456789+01:00 stderr P half"))
                .contains(new ContainerLine(Stream.STDERR, true, "half", "2026-11-22T15:02:11.123456789+01:00"));
        assertThat(ContainerLine.of("2026-11-22T14:02:11Z stdout P:x half"))
                .contains(new ContainerLine(Stream.STDOUT, true, "half", "2026-11-22T14:02:11Z"));
        assertThat(ContainerLine.of("2026-11-22T14:02:11Z stdout F "))
                .contains(new ContainerLine(Stream.STDOUT, false, "", "2026-11-22T14:02:11Z"));
    }

    @Test
    void aLineOfDockerHoldsWhatTheAppWrote() {
        assertThat(
                        ContainerLine.of(
                                "{\"log\":\"said \\\"no\\\" \\u003cb\\u003e\\r\\n\",\"stream\":\"stderr\",\"time\":\"2026-11-22T14:02:11.1Z\"}"))
                .contains(new ContainerLine(Stream.STDERR, false, "said \"no\" <b>", "2026-11-22T14:02:11.1Z"));
        assertThat(
                        ContainerLine.of(
                                "{\"log\":\"half\",\"stream\":\"stdout\",\"attrs\":{\"tag\":\"a\"},\"time\":\"2026-11-22T14:02:11.1Z\"}"))
                .contains(new ContainerLine(Stream.STDOUT, true, "half", "2026-11-22T14:02:11.1Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "10.0.0.1 - - [22/Nov/2026:14:00:00 +0000] \"GET / HTTP/1.1\" 200 1",
                "2026-11-22T14:02:11Z ERROR stdout F broken",
                "2026-11-22T14:02:11Z stdout is closed",
                "2026-11-22 14:02:11 stdout F",
                "1 stdout F x",
                "{\"log\":\"a\",\"level\":\"error\",\"message\":\"m\"}",
                "{\"log\":{\"level\":\"error\"},\"stream\":\"stdout\"}",
                "{\"log\":\"a\\n\",\"stream\":\"stdout\",\"time\":\"broken"
            })
    void whatTheAppWroteItselfIsNone(String line) {
        assertThat(ContainerLine.of(line)).isEmpty();
    }
}
