// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class EcsFormatTest {

    private final EcsFormat format = new EcsFormat("faultline");

    @Test
    void aRecordIsOneLineInEcsNames() throws JsonProcessingException {
        var logged = new ExtLogRecord(Level.WARN, "dependency=%s to=%s", FormatStyle.PRINTF, "caller");
        logged.setParameters(new Object[] {"orders-db", "DOWN\nnext"});
        logged.setInstant(Instant.parse("2026-11-29T14:02:11.123Z"));
        logged.setLoggerName("dev.faultline.StatusLog");

        var line = format.format(logged);

        var json = new ObjectMapper().readTree(line);
        assertThat(line).endsWith("}\n").hasLineCount(1);
        assertThat(json.get("@timestamp").asText()).isEqualTo("2026-11-29T14:02:11.123Z");
        assertThat(json.get("log.level").asText()).isEqualTo("WARN");
        assertThat(json.get("message").asText()).isEqualTo("dependency=orders-db to=DOWN\nnext");
        assertThat(json.get("log.logger").asText()).isEqualTo("dev.faultline.StatusLog");
        assertThat(json.has("error.type")).isFalse();
    }

    @Test
    void aFailureHasItsTypeMessageAndStackTrace() throws JsonProcessingException {
        var logged = new ExtLogRecord(Level.ERROR, "tidying failed", "caller");
        logged.setThrown(new IllegalStateException("disk \u001b[31m full"));

        var line = format.format(logged);

        var json = new ObjectMapper().readTree(line);
        assertThat(json.get("error.type").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(json.get("error.stack_trace").asText()).contains("at dev.faultline.app.EcsFormatTest");
        assertThat(line).isASCII().doesNotContain("\u001b");
    }

    @Test
    void nothingButPrintableAsciiIsWritten() {
        var logged = new ExtLogRecord(Level.INFO, "caf\u00e9 \u0085 \u202e", "caller");

        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(format.format(logged)))
                .isTrue();
    }
}
