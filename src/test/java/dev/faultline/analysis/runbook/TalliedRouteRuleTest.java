// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.ResponseCount;
import dev.faultline.testing.ResponseCounts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Which answers a report tallies, by the route that it is on: as a pattern, queries ignored. */
class TalliedRouteRuleTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/routes/route-rules.csv", delimiter = '|', numLinesToSkip = 1)
    void aRouteIsMeantByTheOneThatIsAsked(
            String situation, @Nullable String asked, @Nullable String seen, boolean meant) {
        var counted = RouteTally.of(List.of(failed(Optional.ofNullable(seen))), Optional.ofNullable(asked));

        assertThat(counted.isPresent()).as(situation).isEqualTo(meant);
    }

    private static ResponseCount failed(Optional<String> route) {
        return ResponseCounts.of(route).requests(5).errors(2);
    }
}
