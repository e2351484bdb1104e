// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.analysis.runbook.StepName;
import dev.faultline.analysis.runbook.StepState;
import dev.faultline.analysis.verdict.Finding;
import dev.faultline.analysis.verdict.VerdictAnswer;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.hub.scope.FaultScope;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import dev.faultline.timeline.SegmentState;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents explain every word that a response may hold, and no other. */
class VerdictsPageTest {

    static Stream<Arguments> words() {
        return Stream.of(
                Arguments.of("verdicts", "status", names(Status.values())),
                Arguments.of("verdicts", "failure", failures()),
                Arguments.of("verdicts", "answer", names(VerdictAnswer.values())),
                Arguments.of("verdicts", "finding", names(Finding.values())),
                Arguments.of("verdicts", "state", names(StepState.values())),
                Arguments.of(
                        "verdicts",
                        "step",
                        Stream.of(StepName.values()).map(StepName::label).toList()),
                Arguments.of("api", "segment", names(SegmentState.values())),
                Arguments.of("fleet", "scope", names(FaultScope.values())),
                Arguments.of(
                        "api",
                        "change",
                        Stream.of(ChangeKind.values()).map(ChangeKind::label).toList()));
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    private static List<String> failures() {
        return Stream.of(FailureClass.values())
                .filter(failure -> failure != FailureClass.NONE)
                .map(FailureClass::label)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("words")
    void everyWordIsThereAndNoOther(String document, String header, List<String> words) throws IOException {
        assertThat(DocumentPage.read("docs/" + document + ".md").column(header))
                .containsExactlyInAnyOrderElementsOf(words);
    }
}
