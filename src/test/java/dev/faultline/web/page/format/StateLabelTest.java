// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.analysis.verdict.VerdictAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands behind an incident in the status line and in the list. */
class StateLabelTest {

    private static final List<String> SUSPECTS = List.of("orders-db", "cache");

    @Test
    void anAnswerNamesTheLikeliestDependency() {
        assertThat(StateLabel.of(VerdictAnswer.COINCIDES, SUSPECTS)).isEqualTo(new StateLabel("orders-db", "down"));
        assertThat(StateLabel.of(VerdictAnswer.PARTLY_COINCIDES, SUSPECTS))
                .isEqualTo(new StateLabel("Partly orders-db", "degraded"));
    }

    @Test
    void noDependencyIsNamedWhereNoneIsTheAnswer() {
        assertThat(StateLabel.of(VerdictAnswer.DOES_NOT_COINCIDE, SUSPECTS))
                .isEqualTo(StateLabel.of(VerdictAnswer.DOES_NOT_COINCIDE));
        assertThat(StateLabel.of(VerdictAnswer.INCONCLUSIVE, SUSPECTS))
                .isEqualTo(StateLabel.of(VerdictAnswer.INCONCLUSIVE));
        assertThat(StateLabel.of(VerdictAnswer.COINCIDES, List.of())).isEqualTo(StateLabel.of(VerdictAnswer.COINCIDES));
    }
}
