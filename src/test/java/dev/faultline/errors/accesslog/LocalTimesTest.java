// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.checkpoint.Checkpoint;
import dev.faultline.errors.AccessLogSettings;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.IgnoredRoutes;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.tail.LogBatch;
import dev.faultline.errors.tail.LogLine;
import dev.faultline.text.LoggedZone;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that do not say all of their time. */
class LocalTimesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T14:00:03.400Z");
    private static final String UNTIMED = "INFO:     10.0.0.1:51234 - \"GET /a HTTP/1.1\" 500 Internal Server Error";

    private final List<ErrorBatch> batches = new ArrayList<>();

    private AccessLogReader reader(Optional<ZoneId> zone) {
        var format = LineFormat.of(new AccessLogSettings("/none/access.log", "auto"));
        var badLines = new BadLines("/none/access.log", System::nanoTime);
        return new AccessLogReader(
                format,
                new LoggedZone(zone),
                IgnoredRoutes.USUAL,
                batches::add,
                Duration.ofDays(7),
                () -> NOW,
                badLines);
    }

    private List<Instant> read(AccessLogReader reader, boolean isFresh, LogLine... lines) {
        reader.read(new LogBatch(List.of(lines), true, false, isFresh, Optional.of(NOW)));
        reader.store(new Checkpoint("access-log", "here"));
        return batches.get(batches.size() - 1).answers().stream()
                .map(ResponseCount::from)
                .toList();
    }

    private static LogLine line(String text) {
        return new LogLine(text, false, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{`time`:`2026-11-22 16:00:03`,`status`:500,`path`:`/a`}",
                "{`time`:`2026-11-22 09:00:03`,`status`:500,`path`:`/a`}",
                "10.0.0.1 - - [22/Nov/2026 15:00:03] `GET /a HTTP/1.1` 500 -",
                "10.0.1.2:1 [22/Nov/2026:19:30:03.000] in app/one 0/0/1/2/0 500 9 - - ---- 1/1/0/0/0 0/0 `GET /a HTTP/1.1`",
                "time=2026-11-22T03:00:03 path=/a status=500",
            })
    void localTimesAreReadInTheZoneInWhichTheyWereJustWritten(String text) {
        var reader = reader(Optional.empty());

        var times = read(reader, true, line(text.replace('`', '"')));

        assertThat(times).containsExactly(Instant.parse("2026-11-22T14:00:03Z"));
        assertThat(reader.count().bad()).isZero();
    }

    @Test
    void aConfiguredZoneDecides() {
        var berlin = reader(Optional.of(ZoneId.of("Europe/Berlin")));

        var times = read(berlin, true, line("{\"time\":\"2026-11-22 12:00:03\",\"status\":500,\"path\":\"/a\"}"));

        assertThat(times).containsExactly(Instant.parse("2026-11-22T11:00:03Z"));
    }

    @Test
    void allLinesThatAreReadAtOnceAreInTheZoneOfTheNewest() {
        var lines = Stream.of("15:40:00", "15:59:59", "16:00:03")
                .map(time -> line("{\"time\":\"2026-11-22 " + time + "\",\"status\":500,\"path\":\"/a\"}"))
                .toArray(LogLine[]::new);

        assertThat(read(reader(Optional.empty()), false, lines))
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-11-22T13:40:00Z"),
                        Instant.parse("2026-11-22T13:59:59Z"),
                        Instant.parse("2026-11-22T14:00:03Z"));
    }

    @Test
    void aLineWithoutTimeIsOfTheMomentInWhichItComes() {
        assertThat(read(reader(Optional.empty()), true, line(UNTIMED))).containsExactly(NOW);
    }

    @Test
    void aLineWithoutTimeThatWasThereBeforeIsLeftOut() {
        var reader = reader(Optional.empty());

        assertThat(read(reader, false, line(UNTIMED))).isEmpty();
        assertThat(reader.count().outdated()).isEqualTo(1);
        assertThat(reader.count().bad()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLineWithoutTimeHasThatOfTheContainerRuntime(boolean isFresh) {
        var taken = new LogLine(UNTIMED, false, "2026-11-22T13:58:01.123456789Z");

        assertThat(read(reader(Optional.empty()), isFresh, taken))
                .containsExactly(Instant.parse("2026-11-22T13:58:01.123Z"));
    }
}
