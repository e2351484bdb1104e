// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

    private static final Instant NOW = Instant.parse("2026-11-22T14:10:00.500Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T14:02:11Z, 2026-11-22T14:02:11Z",
        "2026-11-22T14:02:11.123456Z, 2026-11-22T14:02:11.123Z",
        "2026-11-22t14:02:11z, 2026-11-22T14:02:11Z",
        "2026-11-22T15:02:11+01:00, 2026-11-22T14:02:11Z",
        "2026-11-22T15:02:11 01:00, 2026-11-22T14:02:11Z",
        "2026-11-22T09:02:11-05:00, 2026-11-22T14:02:11Z",
        "1795356131, 2026-11-22T14:02:11Z",
        "1795356131.25, 2026-11-22T14:02:11.250Z",
        "1795356131250, 2026-11-22T14:02:11.250Z",
        "now, 2026-11-22T14:10:00.500Z",
        "-15m, 2026-11-22T13:55:00.500Z",
        "-1h30m, 2026-11-22T12:40:00.500Z",
        "-PT90S, 2026-11-22T14:08:30.500Z",
        "0, 1970-01-01T00:00:00Z",
        "−15m, 2026-11-22T13:55:00.500Z",
        "14:02, 2026-11-22T14:02:00Z",
        "14:02:11, 2026-11-22T14:02:11Z",
        "14:02:11.5 UTC, 2026-11-22T14:02:11.500Z",
        "2:02 PM, 2026-11-22T14:02:00Z",
        "14:11, 2026-11-21T14:11:00Z",
        "15:02+01:00, 2026-11-22T14:02:00Z",
        "2026-11-22T14:02:11, 2026-11-22T14:02:11Z",
        "2026-11-22 14:02, 2026-11-22T14:02:00Z",
        "2026-11-22 14:02:11, 2026-11-22T14:02:11Z",
        "2026-11-22 14:02:11.123, 2026-11-22T14:02:11.123Z",
        "2026-11-22 14:02:11.12 UTC, 2026-11-22T14:02:11.120Z",
        "2026/11/22 14:02:11, 2026-11-22T14:02:11Z",
        "22/Nov/2026:14:02:11 +0000, 2026-11-22T14:02:11Z",
        "22/Nov/2026:15:02:11 0100, 2026-11-22T14:02:11Z",
        "[22/Nov/2026:09:02:11 -0500], 2026-11-22T14:02:11Z",
        "22/Nov/2026:14:02:11, 2026-11-22T14:02:11Z",
        "22-Nov-2026 14:02:11, 2026-11-22T14:02:11Z",
        "2026-11-22 15:02:11 Europe/Berlin, 2026-11-22T14:02:11Z"
    })
    void everyFormOfAnInstantIsUnderstood(String text, Instant expected) {
        assertThat(read(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-11-22",
                "2026-02-30T00:00:00Z",
                "-",
                "--15m",
                "+15m",
                "-15",
                "1e9",
                "-36501d",
                "99999999999999999999",
                "+10000-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z"
            })
    void whatIsNoInstantIsNotTakenForOne(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void whatOnlyMillisecondsCouldMeanIsReadAsMilliseconds() {
        assertThat(read("99999999999")).contains(Instant.ofEpochSecond(99_999_999_999L));
        assertThat(read("100000000000")).contains(Instant.ofEpochMilli(100_000_000_000L));
    }

    @ParameterizedTest
    @CsvSource({
        "14:02, Europe/Berlin, 2026-11-22T13:02:00Z",
        "15:10, Europe/Berlin, 2026-11-22T14:10:00Z",
        "15:11, Europe/Berlin, 2026-11-21T14:11:00Z",
        "23:30, Asia/Tokyo, 2026-11-21T14:30:00Z",
        "2026-07-01 14:02, Europe/Berlin, 2026-07-01T12:02:00Z",
        "22/Nov/2026:14:02:11, -03:00, 2026-11-22T17:02:11Z",
        "22/Nov/2026:14:02:11 +0000, -03:00, 2026-11-22T14:02:11Z",
        "2026-11-22T14:02:11Z, -03:00, 2026-11-22T14:02:11Z",
    })
    void aTimeWithoutAZoneIsOfTheZoneThatIsAskedFor(String text, String zone, Instant expected) {
        assertThat(new InstantText(NOW, ZoneId.of(zone)).read(text)).contains(expected);
    }

    @Test
    void ofATimeThatTheClocksShowedTwiceAStartIsTheFirstAndAnEndTheLast() {
        var times = new InstantText(NOW, ZoneId.of("Europe/Berlin"));

        assertThat(times.read("2026-10-25 02:30")).contains(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(times.end("2026-10-25 02:30", Optional.empty())).contains(Instant.parse("2026-10-25T01:30:00Z"));
        assertThat(times.read("2026-10-25 02:30+01:00")).contains(Instant.parse("2026-10-25T01:30:00Z"));
    }

    @Test
    void aTimeThatTheClocksPassedOverIsNone() {
        var times = new InstantText(Instant.parse("2026-03-29T12:00:00Z"), ZoneId.of("Europe/Berlin"));

        assertThat(times.read("2026-03-29 02:30")).isEmpty();
        assertThat(times.isPassedOver("2026-03-29 02:30")).isTrue();
        assertThat(times.read("02:30")).contains(Instant.parse("2026-03-28T01:30:00Z"));
        assertThat(times.read("2026-03-29 02:30+01:00")).contains(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20 14:02, 14:09, 2026-11-20T14:09:00Z",
        "23:58, 00:04, 2026-11-22T00:04:00Z",
        "14:02, 14:20, 2026-11-22T14:20:00Z",
        "-2d, 14:09, 2026-11-22T14:09:00Z",
        "-5m, 14:09, 2026-11-22T14:09:00Z",
        "-5m, 14:20, 2026-11-22T14:20:00Z",
        "soon, 14:09, 2026-11-22T14:09:00Z",
        "2026-11-20 14:02, 2026-11-20 14:09, 2026-11-20T14:09:00Z",
    })
    void anEndWithoutItsDayIsTheFirstSuchTimeAfterTheStart(String from, String to, Instant expected) {
        assertThat(new InstantText(NOW, ZoneOffset.UTC).end(to, Optional.of(from)))
                .contains(expected);
    }

    @Test
    void noTextAtAllIsMoreThanAnInstantOrNone() {
        var random = new Random(11);
        var pieces = List.of(
                "14:02",
                ":",
                "-",
                "2026",
                "-11",
                "/Nov/",
                "28",
                " ",
                "T",
                "Z",
                "+",
                "0530",
                ".",
                "999999999999",
                "now",
                "PM",
                "UTC",
                "[",
                "]",
                ",",
                "Europe/Berlin",
                "-15m",
                "\u0000",
                "\ud83d",
                "é",
                "99",
                "00",
                "m",
                "P",
                "24:60");
        for (var round = 0; round < 200_000; round++) {
            var text = new StringBuilder();
            for (var piece = random.nextInt(7); piece >= 0; piece--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            var times = new InstantText(NOW, ZoneId.of("America/New_York"));

            assertThat(Stream.of(times.read(text.toString()), times.end(text.toString(), Optional.of("-1h")))
                            .flatMap(Optional::stream))
                    .as(text.toString())
                    .allMatch(instant -> !instant.isBefore(Instant.EPOCH) && instant.getNano() % 1_000_000 == 0);
        }
    }

    private static Optional<Instant> read(String text) {
        return new InstantText(NOW, ZoneOffset.UTC).read(text);
    }
}
