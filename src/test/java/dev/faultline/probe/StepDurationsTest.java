// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepDurationsTest {

    private final Map<String, Duration> measured = new LinkedHashMap<>();
    private final Map<String, Duration> steps;

    StepDurationsTest() {
        measured.put("resolve", Duration.ofMillis(3));
        measured.put("connect", Duration.ofMillis(2));
        measured.put("body", Duration.ofMillis(1));
        steps = StepDurations.of(measured);
    }

    @Test
    void theyKeepTheirOrderAndAreEqualToAnyMapOfTheSame() {
        assertThat(steps.keySet()).containsExactly("resolve", "connect", "body");
        assertThat(steps).isEqualTo(measured).hasSameHashCodeAs(measured);
        assertThat(steps.get("connect")).hasMillis(2);
        assertThat(steps.get("tls")).isNull();
    }

    @Test
    void whatIsMeasuredLaterDoesNotChangeThem() {
        measured.put("total", Duration.ofMillis(6));

        assertThat(steps).hasSize(3).doesNotContainKey("total");
        assertThatThrownBy(() -> steps.put("total", Duration.ZERO)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> steps.entrySet().iterator().next().setValue(Duration.ZERO))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void theyAreHandedOnAndNotCopied() {
        assertThat(StepDurations.of(steps)).isSameAs(steps);
        assertThat(StepDurations.of(Map.of())).isEmpty();
    }
}
