// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.counters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.IgnoredRoutes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CounterLedgerTest {

    private final CounterFamilies families = new CounterFamilies(List.of());
    private final CounterLedger ledger = new CounterLedger(families);

    private void observe(String... lines) {
        ledger.observe(exposition(lines), Optional.empty(), false);
    }

    private MetricsExposition exposition(String... lines) {
        var exposition = new MetricsExposition(families, IgnoredRoutes.NONE);
        List.of(lines).forEach(exposition::line);
        return exposition;
    }

    private static String errors(Object value) {
        return "http_requests_total{code=\"500\"} " + value;
    }

    private static String vts(Object value) {
        return "nginx_vts_server_requests_total{host=\"shop\",code=\"5xx\"} " + value;
    }

    private long gained() {
        return ledger.gains().stream().mapToLong(CounterGain::errors).sum();
    }

    @Test
    void theFirstLookIsOnlyTheBase() {
        observe(errors(41));

        assertThat(gained()).isZero();
    }

    @Test
    void aSeriesThatIsNewLaterBeganAtZero() {
        observe("up 1");
        observe(errors(1));

        assertThat(gained()).isEqualTo(1);
    }

    @Test
    void anExporterWhoseServerWasAwayDidNotBeginAtZero() {
        observe("up 1");
        observe(vts(4_000));
        observe(vts(4_002));

        assertThat(gained()).isEqualTo(2);
    }

    @Test
    void aValueThatStaysLowerIsCountedFromZero() {
        observe(errors(100));
        observe(errors(7));
        observe(errors(7));

        assertThat(gained()).isZero();
        assertThat(ledger.isInDoubt()).isTrue();

        observe(errors(9));

        assertThat(gained()).isEqualTo(9);
        assertThat(ledger.isInTurns()).isFalse();
    }

    @Test
    void aValueThatComesBackIsOfAProcessThatAnswersInTurnAndNothingIsCounted() {
        observe(errors(1_000));
        observe(errors(10));
        observe(errors(1_001));
        observe(errors(11));
        observe(errors(1_005));

        assertThat(gained()).isZero();
        assertThat(ledger.isInTurns()).isTrue();
    }

    @Test
    void threeProcessesInTurnAreNoRestart() {
        observe(errors(1_000));
        observe(errors(10));
        observe(errors(500));
        observe(errors(11));
        observe(errors(1_001));

        assertThat(gained()).isZero();
        assertThat(ledger.isInTurns()).isTrue();
    }

    @Test
    void aProcessThatStartedBeforeTheLastReadingIsNoRestart() {
        observeAt("2026-11-22T12:00:00Z", errors(1_000), started("2026-11-22T11:00:00Z"));
        observeAt("2026-11-22T12:00:05Z", errors(1_900), started("2026-11-22T11:00:07Z"));
        observeAt("2026-11-22T12:00:10Z", errors(1_001), started("2026-11-22T11:00:00Z"));
        observeAt("2026-11-22T12:00:15Z", errors(1_902), started("2026-11-22T11:00:07Z"));

        assertThat(gained()).isZero();
        assertThat(ledger.isInTurns()).isTrue();
    }

    @Test
    void onceOneProcessAnswersAloneItIsCountedAgain() {
        observe(errors(1_000));
        observe(errors(10));
        observe(errors(1_000));
        for (var i = 0; i < 61; i++) {
            observe(errors(1_000));
        }
        observe(errors(1_003));

        assertThat(gained()).isEqualTo(3);
        assertThat(ledger.isInTurns()).isFalse();
    }

    private Optional<Instant> last = Optional.empty();

    private void observeAt(String time, String... lines) {
        ledger.observe(exposition(lines), last, false);
        last = Optional.of(Instant.parse(time));
    }

    private static String started(String time) {
        return "process_start_time_seconds " + Instant.parse(time).getEpochSecond();
    }

    @Test
    void aHigherValueOfAnotherProcessIsCountedFromZero() {
        observe(errors(3), "process_start_time_seconds 1.7E9");
        observe(errors(5), "process_start_time_seconds 1.70000006E9");

        assertThat(gained()).isEqualTo(5);
    }

    @Test
    void theProcessOfAnExporterIsNotTheServersOwn() {
        observe(vts(3), "process_start_time_seconds 1.7E9");
        observe(vts(5), "process_start_time_seconds 1.70000006E9");

        assertThat(gained()).isEqualTo(2);
    }

    @Test
    void anAppThatIsKnownToHaveJustStartedIsCountedFromZero() {
        ledger.observe(exposition(errors(2)), Optional.empty(), true);

        assertThat(gained()).isEqualTo(2);
    }

    @Test
    void aSeriesThatIsGoneForAWhileGoesOnWhereItWas() {
        observe(errors(10));
        observe("up 1");
        observe(errors("NaN"));
        observe(errors(12));

        assertThat(gained()).isEqualTo(2);
    }

    @Test
    void whatIsNotSettledStays() {
        observe(errors(10));
        observe(errors(12));
        observe(errors(13));

        assertThat(gained()).isEqualTo(3);

        ledger.settle();

        assertThat(gained()).isZero();
    }

    @Test
    void manyRoutesAreTakenTogetherInTheEnd() {
        observe("up 1");
        var lines = new ArrayList<String>();
        for (var i = 0; i < 800; i++) {
            lines.add("http_requests_total{code=\"500\",path=\"/" + i + "\"} 1");
        }
        observe(lines.toArray(String[]::new));

        assertThat(ledger.gains()).hasSize(501);
        assertThat(gained()).isEqualTo(800);
    }

    /** An app that counts requests, restarts, and is looked at now and then; its twin counts every request once. */
    @RepeatedTest(200)
    void whatIsGainedIsWhatHappenedAsFarAsItCanBeSeen(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var counters = new HashMap<String, Long>();
        var sinceLook = new HashMap<String, Long>();
        var startedAt = 1_700_000_000L;
        var tellsStart = random.nextBoolean();
        var expected = 0L;
        var restarted = false;
        observe(rendered(counters, startedAt, tellsStart));

        for (var step = 0; step < 300; step++) {
            var event = random.nextInt(20);
            if (event < 15) {
                var series = "http_requests_total{code=\"" + (random.nextBoolean() ? 500 : 200) + "\",path=\"/"
                        + random.nextInt(4) + "\"}";
                counters.merge(series, 1L, Long::sum);
                sinceLook.merge(series, 1L, Long::sum);
            } else if (event == 15 && !restarted) {
                // What the process counted since the last look dies with it.
                counters.clear();
                sinceLook.clear();
                startedAt += 60;
                restarted = true;
            } else if (event > 16) {
                if (restarted && !tellsStart) {
                    // Without its start a process that has overtaken the old one looks like it: at most that is seen.
                    for (var reading = 0; reading < 3; reading++) {
                        observe(rendered(counters, startedAt, false));
                    }
                    expected = total();
                } else {
                    observe(rendered(counters, startedAt, tellsStart));
                    expected += sinceLook.values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
                    assertThat(total()).isEqualTo(expected);
                }
                sinceLook.clear();
                restarted = false;
            }
        }
    }

    private long total() {
        return ledger.gains().stream().mapToLong(CounterGain::requests).sum();
    }

    private static String[] rendered(Map<String, Long> counters, long startedAt, boolean tellsStart) {
        var lines = new ArrayList<String>();
        lines.add(tellsStart ? "process_start_time_seconds " + startedAt : "up 1");
        counters.forEach((series, value) -> lines.add(series + " " + value));
        return lines.toArray(String[]::new);
    }
}
