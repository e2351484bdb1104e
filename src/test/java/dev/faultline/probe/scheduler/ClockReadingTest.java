// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.testing.ManualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockReadingTest {

    @Test
    void aStopBetweenTheTwoClocksDoesNotTearThemApart() {
        var torn = new TornTime();

        var moment = ClockReading.of(torn);

        assertThat(Duration.between(ManualTime.START, moment.wall()))
                .isEqualTo(Duration.ofNanos(moment.nanos() - torn.begin));
    }

    /** The process is stopped for five seconds right after the wall clock was read for the first time. */
    private static final class TornTime implements ProbeTimer {
        private final ManualTime time = new ManualTime();
        private final long begin = time.nanoTime();
        private boolean read;

        @Override
        public long nanoTime() {
            return time.nanoTime();
        }

        @Override
        public Instant wall() {
            var shown = time.wall();
            if (!read) {
                read = true;
                time.stopProcess(Duration.ofSeconds(5));
            }
            return shown;
        }

        @Override
        public Cancellable at(long nanos, Runnable task) {
            return time.at(nanos, task);
        }

        @Override
        public void stop(Runnable last) {
            time.stop(last);
        }
    }
}
