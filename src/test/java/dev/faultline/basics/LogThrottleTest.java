// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.basics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LogThrottleTest {

    private final LogThrottle throttle = new LogThrottle(Duration.ofNanos(100));

    @Test
    void theFirstIsWrittenAndThenOneInAWhileWithHowMany() {
        assertThat(throttle.happened(-50)).hasValue(1);
        assertThat(throttle.happened(0)).isEmpty();
        assertThat(throttle.happened(49)).isEmpty();
        assertThat(throttle.happened(50)).hasValue(3);
        assertThat(throttle.happened(149)).isEmpty();
        assertThat(throttle.happened(1_000)).hasValue(2);
    }
}
