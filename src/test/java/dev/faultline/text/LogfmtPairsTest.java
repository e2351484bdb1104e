// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogfmtPairsTest {

    @Test
    void eachNameHasItsValue() {
        var pairs = LogfmtPairs.read(
                "word level=error msg=\"no \\\"stock\\\"\\nof a=b\" empty= q=\"\" level=info path=/a?b=c \"x=1\" last=cut\"end");

        assertThat(pairs)
                .isEqualTo(Map.of(
                        "level",
                        "error",
                        "msg",
                        "no \"stock\"\nof a=b",
                        "empty",
                        "",
                        "q",
                        "",
                        "path",
                        "/a?b=c",
                        "last",
                        "cut\"end"));
    }

    @Test
    void anyTextIsReadToItsEnd() {
        var random = new Random(5);
        for (var i = 0; i < 10_000; i++) {
            var text = new StringBuilder();
            for (var length = random.nextInt(24); length > 0; length--) {
                text.append("a= \"\\\t".charAt(random.nextInt(6)));
            }

            assertThat(LogfmtPairs.read(text.toString())).doesNotContainKey("");
        }
    }
}
