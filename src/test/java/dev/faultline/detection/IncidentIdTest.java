// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class IncidentIdTest {

    private static final Instant START = Instant.parse("2026-11-22T14:02:11.123Z");

    @Test
    void itBeginsWithTheInstantAndEndsInFourLettersOrDigits() {
        assertThat(IncidentId.of(START, id -> false)).matches("20261122T140211123Z-[0-9a-z]{4}");
    }

    @Test
    void idsSortByWhenTheWindowOpened() {
        assertThat(IncidentId.of(START, id -> false)).isLessThan(IncidentId.of(START.plusMillis(1), id -> false));
    }

    @Test
    void oneThatIsTakenIsNotUsed() {
        var tried = new ArrayList<String>();

        var fresh = IncidentId.of(START, id -> {
            tried.add(id);
            return tried.size() < 3;
        });

        assertThat(tried).hasSize(3).endsWith(fresh);
    }
}
