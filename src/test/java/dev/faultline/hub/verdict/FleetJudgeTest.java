// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.verdict;

import static dev.faultline.hub.verdict.FleetScene.FROM;
import static dev.faultline.hub.verdict.FleetScene.NOW;
import static dev.faultline.hub.verdict.FleetScene.TO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.analysis.verdict.Finding;
import dev.faultline.analysis.verdict.VerdictAnswer;
import dev.faultline.hub.FleetInstance.InstanceState;
import dev.faultline.hub.scope.FaultScope;
import dev.faultline.hub.scope.InstanceSight.Sight;
import dev.faultline.hub.wording.FleetVerdictText;
import dev.faultline.hub.wording.FleetWording;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each scope from observations, and what else only many can know. */
class FleetJudgeTest {

    private final FleetScene scene = new FleetScene();

    private FleetScene.InstanceHistory instance(String name, String node, String zone, String workload) {
        return scene.instance(name, node, zone, workload, InstanceState.REPORTING, NOW, Duration.ZERO);
    }

    @Test
    void whatFailsForAllNodesIsTheDependencyAndItsOnsetIsSharperThanThatOfOne() {
        for (var i = 1; i <= 4; i++) {
            scene.instance("i" + i, "node-" + i).downInTheWindow();
        }

        var verdict = scene.verdict();
        var finding = verdict.findings().get(0);

        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.COINCIDES);
        assertThat(finding.finding()).isEqualTo(Finding.FAILED);
        assertThat(finding.scope()).contains(FaultScope.DEPENDENCY);
        assertThat(finding.count(Sight.FAILED)).isEqualTo(4);
        assertThat(finding.failures()).isEqualTo(Map.of("connect", 4L));
        var onset = finding.onset().orElseThrow();
        assertThat(onset.together()).isTrue();
        assertThat(Duration.between(
                        onset.earliest().orElseThrow(), onset.latest().orElseThrow()))
                .isLessThan(Duration.ofSeconds(1));
        assertThat(finding.recovery()).isPresent();
        assertThat(finding.explained().least()).isGreaterThan(0.9);
        assertThat(FleetWording.summary(verdict))
                .startsWith("db was down for 4 of 4 nodes from between 12:")
                .endsWith(": the dependency, not the way to it.");
        assertThat(FleetVerdictText.plain(verdict)).contains("db (postgresql, critical): failed, DEPENDENCY");
        assertThat(FleetVerdictText.markdown(verdict)).startsWith("**Fleet verdict for shop");
    }

    @Test
    void aWayThatWasCutAndMendedBeforeDoesNotBlurWhenTheDependencyFailed() {
        scene.instance("i1", "node-1")
                .upUntil(FROM.minusSeconds(40))
                .downUntil(FROM.minusSeconds(20))
                .upUntil(FROM)
                .downUntil(TO)
                .upUntil(NOW);
        for (var i = 2; i <= 4; i++) {
            scene.instance("i" + i, "node-" + i).downInTheWindow();
        }

        var onset = scene.finding().onset().orElseThrow();

        assertThat(onset.together()).isTrue();
        assertThat(onset.earliest().orElseThrow()).isAfter(FROM.minusSeconds(2));
        assertThat(scene.finding().scope()).contains(FaultScope.DEPENDENCY);
    }

    @Test
    void aWayThatWasStillCutWhenTheDependencyFailedBeganEarlier() {
        scene.instance("i1", "node-1")
                .upUntil(FROM.minusSeconds(20))
                .downUntil(TO)
                .upUntil(NOW);
        for (var i = 2; i <= 4; i++) {
            scene.instance("i" + i, "node-" + i).downInTheWindow();
        }

        assertThat(scene.finding().onset().orElseThrow().together()).isFalse();
    }

    @Test
    void whatFailsFromOneZoneOnlyIsTheZone() {
        instance("i1", "n1", "a", "r1").upThroughout();
        instance("i2", "n2", "a", "r1").upThroughout();
        instance("i3", "n3", "b", "r1").downInTheWindow();
        instance("i4", "n4", "b", "r1").downInTheWindow();

        assertThat(scene.finding().scope()).contains(FaultScope.ZONE);
        assertThat(FleetWording.summary(scene.verdict())).endsWith(": only from zone b.");
    }

    @Test
    void whatTwoOtherNodesReachedIsTheWayOfTheNode() {
        scene.instance("i1", "node-1").downInTheWindow();
        scene.instance("i2", "node-2").upThroughout();
        scene.instance("i3", "node-3").upThroughout();

        var verdict = scene.verdict();

        assertThat(verdict.findings().get(0).scope()).contains(FaultScope.NODE);
        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.PARTLY_COINCIDES);
        assertThat(FleetWording.summary(verdict)).contains("the way of node-1 to it, as 2 other nodes reached it");
    }

    @Test
    void whatAnotherOnTheSameNodeReachedIsTheInstance() {
        scene.instance("i1", "node-1").downInTheWindow();
        scene.instance("i2", "node-1").upThroughout();
        scene.instance("i3", "node-2").upThroughout();

        assertThat(scene.finding().scope()).contains(FaultScope.INSTANCE);
        assertThat(FleetWording.summary(scene.verdict())).contains("only i1, as others on the same nodes reached it");
    }

    @Test
    void whatFailsForOneReleaseOnlyIsTheRelease() {
        instance("i1", "n1", "", "r2").downInTheWindow();
        instance("i2", "n1", "", "r1").upThroughout();
        instance("i3", "n2", "", "r2").downInTheWindow();
        instance("i4", "n2", "", "r1").upThroughout();

        assertThat(scene.finding().scope()).contains(FaultScope.RELEASE);
        assertThat(FleetWording.summary(scene.verdict())).contains("only in r2");
    }

    @Test
    void whatFailsForHalfOfTheNodesIsAPart() {
        for (var i = 1; i <= 4; i++) {
            var each = scene.instance("i" + i, "node-" + i);
            if (i <= 2) {
                each.downInTheWindow();
            } else {
                each.upThroughout();
            }
        }

        assertThat(scene.finding().scope()).contains(FaultScope.PART);
    }

    @Test
    void whatFailsForAllInTurnIsAPartThoughItFailedForAll() {
        for (var i = 0; i < 4; i++) {
            var each = scene.instance("i" + i, "node-" + i).upUntil(FROM.plusSeconds(10L * (i % 2)));
            for (var at = FROM.plusSeconds(10L * (i % 2)); at.isBefore(TO); at = at.plusSeconds(20)) {
                each.downUntil(at.plusSeconds(10)).upUntil(at.plusSeconds(20));
            }
            each.upUntil(NOW);
        }

        assertThat(scene.finding().count(Sight.FAILED)).isEqualTo(4);
        assertThat(scene.finding().scope()).contains(FaultScope.PART);
    }

    @Test
    void whatIsSilentIsUnknownAndLeavesOpenWhatItCouldChange() {
        scene.instance("i1", "node-1").downInTheWindow();
        scene.instance("i2", "node-2").upThroughout();
        scene.instance("i3", "node-3", "", "r1", InstanceState.GONE, FROM.minusSeconds(60), Duration.ZERO)
                .upUntil(FROM.minusSeconds(60));

        var verdict = scene.verdict();
        var finding = verdict.findings().get(0);

        assertThat(finding.scope()).contains(FaultScope.UNDECIDED);
        assertThat(finding.count(Sight.UNKNOWN)).isEqualTo(1);
        assertThat(finding.share()).isEqualTo(new ShareBounds(1 / 3.0, 2 / 3.0));
        assertThat(verdict.behind())
                .singleElement()
                .satisfies(each -> assertThat(each.name()).isEqualTo("i3"));
        assertThat(finding.where().get(2).instances().get(0).reason()).isEqualTo("gone");
        assertThat(FleetWording.summary(verdict)).contains("depends on node-3 (gone), whose state is unknown");
    }

    @Test
    void whatWasUpBeforeItFellSilentIsNeverCleared() {
        scene.instance("i1", "node-1").upThroughout();
        scene.instance("i2", "node-2", "", "r1", InstanceState.GONE, FROM.minusSeconds(60), Duration.ZERO)
                .upUntil(FROM.minusSeconds(60));

        var verdict = scene.verdict();

        assertThat(verdict.findings().get(0).finding()).isEqualTo(Finding.MAY_HAVE_FAILED);
        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.INCONCLUSIVE);
    }

    @Test
    void aFailureThatGoesOnIsDecidedAsFarAsAllHaveReported() {
        scene.instance("i1", "node-1").upUntil(FROM).downUntil(NOW);
        scene.instance("i2", "node-2").upThroughout();
        scene.instance("i3", "node-3", "", "r1", InstanceState.REPORTING, NOW.minusSeconds(20), Duration.ZERO)
                .upUntil(NOW.minusSeconds(20));

        var finding = scene.verdict(NOW).findings().get(0);

        assertThat(finding.scope()).contains(FaultScope.NODE);
        assertThat(finding.observedUntil())
                .hasValueSatisfying(until -> assertThat(until).isBetween(NOW.minusSeconds(22), NOW.minusSeconds(18)));
        assertThat(finding.recovery()).isEmpty();
    }

    @Test
    void aFailureOnWhichNotAllHaveReportedYetIsUndecidedAndSaysWhoHasNot() {
        scene.instance("i1", "node-1").upUntil(FROM).downUntil(NOW);
        scene.instance("i2", "node-2").upThroughout();
        scene.instance("i3", "node-3", "", "r1", InstanceState.REPORTING, FROM.plusSeconds(2), Duration.ZERO)
                .upUntil(FROM);

        var verdict = scene.verdict(FROM.plusSeconds(2));
        var where = verdict.findings().get(0).where();

        assertThat(verdict.behind()).isEmpty();
        assertThat(verdict.findings().get(0).scope()).contains(FaultScope.UNDECIDED);
        assertThat(where.get(0).instances().get(0).reason()).isEmpty();
        assertThat(where.get(1).instances().get(0).reason()).isEqualTo("others have not reported yet");
        assertThat(where.get(2).instances().get(0).reason()).isEqualTo("not reported yet");
        assertThat(FleetWording.summary(verdict))
                .contains("where the fault is depends on node-2 (others have not reported yet) and node-3 (not reported"
                        + " yet), whose state is unknown");
    }

    /** The last observation that it is sure of lies the allowed gap before that, by whichever of both. */
    @ParameterizedTest
    @ValueSource(longs = {-60, -1, 0, 1, 60})
    void whatAnInstanceIsYetToReportIsPendingHoweverItsClockWasNoted(long millis) {
        var reported = FROM.plusSeconds(2);
        scene.instance("i1", "node-1").upUntil(FROM).downUntil(NOW);
        scene.notedAhead(Duration.ofMillis(millis));
        for (var i = 2; i <= 3; i++) {
            scene.instance("i" + i, "node-" + i, "", "r1", InstanceState.REPORTING, reported, Duration.ZERO)
                    .upSince();
        }

        var finding = scene.verdict(reported).findings().get(0);

        assertThat(finding.observedUntil()).contains(reported.minusSeconds(3));
        assertThat(finding.scope()).contains(FaultScope.UNDECIDED);
        assertThat(finding.where().get(2).instances().get(0).reason()).isEqualTo("not reported yet");
    }

    @Test
    void nothingThatFailedIsSaidSo() {
        scene.instance("i1", "node-1").upThroughout();
        scene.instance("i2", "node-2").upThroughout();

        var verdict = scene.verdict();

        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.DOES_NOT_COINCIDE);
        assertThat(verdict.findings().get(0).scope()).isEmpty();
        assertThat(FleetWording.summary(verdict)).startsWith("No watched dependency failed");
    }

    @Test
    void clocksUpToAnHourApartChangeNeitherTheScopeNorTheOnset() {
        var random = new SplittableRandom(7);
        var skewed = new FleetScene();
        for (var i = 1; i <= 5; i++) {
            scene.instance("i" + i, "node-" + i).downInTheWindow();
            var ahead = Duration.ofMillis(random.nextLong(-3_600_000, 3_600_000));
            skewed.instance("i" + i, "node-" + i, "", "r1", InstanceState.REPORTING, NOW, ahead)
                    .downInTheWindow();
        }

        assertThat(skewed.finding().scope()).isEqualTo(scene.finding().scope());
        assertThat(skewed.finding().onset()).isEqualTo(scene.finding().onset());
        assertThat(skewed.finding().explained()).isEqualTo(scene.finding().explained());
    }

    @Test
    void anotherAppThatReachedTheSameEndpointIsToldOf() {
        for (var i = 1; i <= 3; i++) {
            scene.instance("i" + i, "node-" + i).downInTheWindow();
        }
        var billing = new FleetScene();
        billing.instance("b1", "node-1").upThroughout();
        billing.instance("b2", "node-2").upThroughout();

        var verdict = NeighbourRules.beside(scene.verdict(), Map.of("billing", billing.history()));

        assertThat(NeighbourRules.endpoints(verdict)).containsExactly("db:5432");
        assertThat(verdict.findings().get(0).elsewhere())
                .containsExactly(new FleetFinding.SharedEndpoint("billing", "db", "db:5432", 0, 2, 0));
        assertThat(FleetWording.summary(verdict)).contains("billing (as db) reached db:5432 at that time");
    }

    @Test
    void whatTwoObservedOfWhatIsCheckedInTurnsIsNotTheirWayForThoseThatDidNotCheckThen() {
        // The first is of an older version, and does not say so.
        scene.instance("i5", "node-5").upThroughout();
        scene.shared();
        for (var i = 1; i <= 2; i++) {
            scene.instance("i" + i, "node-" + i).downInTheWindow();
        }
        for (var i = 3; i <= 4; i++) {
            scene.instance("i" + i, "node-" + i).upThroughout();
        }

        var finding = scene.finding();

        assertThat(finding.scope()).contains(FaultScope.UNDECIDED);
        assertThat(finding.count(Sight.FAILED)).isEqualTo(2);
        assertThat(finding.count(Sight.CLEAR)).isZero();
        assertThat(finding.count(Sight.UNKNOWN)).isEqualTo(3);
        assertThat(finding.where().get(4).instances().get(0).sight()).isEqualTo(Sight.UNKNOWN);
    }

    @Test
    void whatMostObservedOfWhatIsCheckedInTurnsIsTheDependency() {
        scene.shared();
        for (var i = 1; i <= 4; i++) {
            scene.instance("i" + i, "node-" + i).downInTheWindow();
        }
        scene.instance("i5", "node-5").upThroughout();

        assertThat(scene.finding().scope()).contains(FaultScope.DEPENDENCY);
    }

    @Test
    void thoseThatTakeTurnsDoNotContradictEachOther() {
        scene.shared();
        for (var i = 1; i <= 4; i++) {
            var history = scene.instance("i" + i, "node-" + i).upUntil(FROM);
            for (var at = FROM.plusSeconds(i % 2 * 20); at.isBefore(TO); at = at.plusSeconds(40)) {
                history.upUntil(at).downUntil(at.plusSeconds(20));
            }
            history.upUntil(NOW);
        }

        assertThat(scene.finding().scope()).contains(FaultScope.DEPENDENCY);
    }

    @Test
    void onsetsWithoutACommonPartAreStaggered() {
        scene.instance("i1", "node-1").downInTheWindow();
        scene.instance("i2", "node-2")
                .upUntil(FROM.plusSeconds(40))
                .downUntil(TO)
                .upUntil(NOW);

        var onset = scene.finding().onset().orElseThrow();

        assertThat(onset.together()).isFalse();
        assertThat(Duration.between(
                        onset.earliest().orElseThrow(), onset.latest().orElse(Instant.MIN)))
                .isGreaterThan(Duration.ofSeconds(39));
        assertThat(FleetWording.summary(scene.verdict())).contains("from different times between");
    }
}
