// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.AccessLogSettings;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.ErrorSignature;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.IgnoredRoutes;
import dev.faultline.errors.ResponseCount;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CountingRuleTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final ErrorLine LINE = new ErrorLine(
            new ErrorSignature("a", List.of(), List.of(), "boom"),
            NOON,
            NOON.plusSeconds(1),
            5,
            "boom",
            Optional.empty());

    private final CountingRule linesOnly = new CountingRule(ErrorSettings.NONE);
    private final CountingRule withAccessLog = new CountingRule(new ErrorSettings(
            Optional.of(new AccessLogSettings("/log", "combined", Map.of(), IgnoredRoutes.NONE)),
            Optional.empty(),
            Optional.empty(),
            ErrorSettings.NONE.window(),
            ErrorSettings.NONE.maxLag()));

    @Test
    void linesOfTheLogCountOnlyWhereNothingCountsResponses() {
        var everything = Arrays.stream(ErrorSource.values())
                .map(CountingRuleTest::failed)
                .toList();

        assertThat(linesOnly.counted(everything)).isEqualTo(everything);
        assertThat(withAccessLog.counted(everything))
                .extracting(ResponseCount::source)
                .isNotEmpty()
                .doesNotContain(ErrorSource.APP_LOG);
    }

    @Test
    void aLineStandsForAsManyResponsesAsItWasSeen() {
        var posted = failed(ErrorSource.POSTED);
        var batch = new ErrorBatch(List.of(posted), List.of(LINE), Optional.empty());

        var whole = linesOnly.withStandIns(batch);

        assertThat(whole.answers())
                .containsExactlyElementsOf(Stream.of(
                                posted,
                                new ResponseCount(
                                        ErrorSource.APP_LOG,
                                        Optional.empty(),
                                        NOON,
                                        NOON.plusSeconds(1),
                                        OptionalLong.empty(),
                                        5,
                                        ""))
                        .toList());
        assertThat(whole.lines()).containsExactly(LINE);
    }

    @Test
    void whereResponsesAreCountedTheBatchIsLeftAsItIs() {
        var batch = new ErrorBatch(List.of(), List.of(LINE), Optional.empty());

        assertThat(withAccessLog.withStandIns(batch)).isEqualTo(batch);
    }

    private static ResponseCount failed(ErrorSource source) {
        return new ResponseCount(source, Optional.empty(), NOON, NOON, OptionalLong.empty(), 1, "");
    }
}
