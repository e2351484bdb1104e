// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonEscapesTest {

    private static final String HOSTILE = "a\u009b31m\u202eb\u001b[2J\u007f\u2066c";
    private static final String ESCAPED = "\"a\\u009b31m\\u202eb\\u001B[2J\\u007F\\u2066c\"";

    private final ObjectMapper mapper = new ObjectMapper();

    JsonEscapesTest() {
        new JsonForms().customize(mapper);
    }

    @Test
    void whatATerminalActsOnIsEscapedInTextAndBytes() throws JsonProcessingException {
        assertThat(mapper.writeValueAsString(HOSTILE)).isEqualTo(ESCAPED);
        assertThat(new String(mapper.writeValueAsBytes(HOSTILE), StandardCharsets.UTF_8))
                .isEqualTo(ESCAPED);
    }

    @Test
    void aParserGetsTheTextUnchanged() throws IOException {
        assertThat(mapper.readValue(mapper.writeValueAsBytes(HOSTILE), String.class))
                .isEqualTo(HOSTILE);
    }

    @Test
    void otherLettersStayAsTheyAre() throws JsonProcessingException {
        assertThat(mapper.writeValueAsString("größer \uD83D\uDE00 日本\n")).isEqualTo("\"größer \uD83D\uDE00 日本\\n\"");
    }
}
