// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import dev.faultline.web.api.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationBatchTest {

    private static final Instant NOW = Instant.parse("2026-11-22T14:10:00Z");

    @Test
    void theIntervalIsTheMedianSpacingOfEachDependencyInWhateverOrderTheRowsCome() {
        var batch = read(rows(
                row("a", 100, "UP"), row("a", 0, "UP"), row("a", 30, "UP"), row("a", 60, "UP"), row("b", 0, "UP")));

        assertThat(batch.intervals()).containsOnlyKeys("a").containsEntry("a", Duration.ofSeconds(30));
    }

    @Test
    void anIntervalThatIsToldHoldsForAll() {
        var batch = read("{\"interval\": \"1m\", "
                + rows(row("a", 0, "UP"), row("b", 0, "UP")).substring(1));

        assertThat(batch.intervals())
                .containsEntry("a", Duration.ofMinutes(1))
                .containsEntry("b", Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({"UP, NONE", "DEGRADED, SLOW", "DOWN, ASSERTION", "UNKNOWN, PROBER"})
    void aFailureWithoutAClassGetsTheOneOfItsStatus(Status status, FailureClass failure) {
        var row = read(rows(row("a", 0, status.name()))).rows().get(0);

        assertThat(row.status()).isEqualTo(status);
        assertThat(row.failure()).isEqualTo(failure);
    }

    @Test
    void aRowIsTakenAsItIs() {
        var row = read("""
                        {"observations": [{"dependency": "db", "at": "2026-11-22T14:00:00.123Z", "durationMs": 1.5004,
                          "status": "down", "failure": "connect-timeout", "message": "first\\nsecond"}]}""").rows().get(0);

        assertThat(row)
                .isEqualTo(new ObservationRow(
                        "db",
                        Instant.parse("2026-11-22T14:00:00.123Z"),
                        Duration.ofNanos(1_500_000),
                        Status.DOWN,
                        FailureClass.CONNECT_TIMEOUT,
                        "first second"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "dependency, `\"\"`",
                "dependency, `\"a\\nb\"`",
                "at, `\"2026-11-22T14:10:06Z\"`",
                "at, `\"2026-11-15T14:09:59Z\"`",
                "at, `{}`",
                "durationMs, -0.001",
                "durationMs, `\"12\"`",
                "status, `\"OK\"`",
                "failure, `\"none\"`",
                "failure, `\"dns\"`",
                "color, `\"red\"`"
            })
    void aBadRowIsNamedByItsFieldAndNothingIsTaken(String field, String value) {
        var bad = "{\"dependency\": \"a\", \"at\": \"-1m\", \"status\": \"UP\"}";
        var replaced = bad.contains("\"" + field + "\":")
                ? bad.replaceFirst("\"" + field + "\": \"[^\"]*\"", "\"" + field + "\": " + value.replace("\\", "\\\\"))
                : bad.substring(0, bad.length() - 1) + ", \"" + field + "\": " + value + "}";

        assertThatThrownBy(() -> read(rows(row("a", 0, "UP"), replaced)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().errors()).isNotEmpty().allSatisfy(fault -> {
                            assertThat(fault.index()).isEqualTo(1);
                            assertThat(fault.field()).isEqualTo(field);
                        }));
    }

    @Test
    void moreThanTenThousandRowsAreRefused() {
        var many = new String[RequestLimits.MOST_OBSERVATIONS + 1];
        Arrays.setAll(many, i -> row("a", i, "UP"));

        assertThatThrownBy(() -> read(rows(many))).hasMessageContaining("at most 10000");
    }

    @Test
    void aBatchWithoutRowsIsRefused() {
        assertThatThrownBy(() -> read("{}")).hasMessageContaining("observations: required");
    }

    private static String row(String dependency, long second, String status) {
        return "{\"dependency\": \"%s\", \"at\": %d, \"status\": \"%s\"}"
                .formatted(
                        dependency, NOW.minusSeconds(20_000).plusSeconds(second).getEpochSecond(), status);
    }

    private static String rows(String... rows) {
        return "{\"observations\": [" + String.join(", ", rows) + "]}";
    }

    private static ObservationBatch read(String json) {
        var body = JsonBody.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), NOW);
        var batch = ObservationBatch.read(body, Duration.ofDays(7));
        body.end();
        return batch;
    }
}
