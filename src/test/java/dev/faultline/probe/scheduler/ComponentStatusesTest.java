// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Check;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.PartOutcome;
import dev.faultline.probe.Status;
import dev.faultline.testing.FakeProbe;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComponentStatusesTest {

    private static final Outcome DOWN = Outcome.down(FailureClass.ASSERTION, "the app reports DOWN");

    private final ProberStage stage = new ProberStage();
    private final FakeProbe document = stage.probe();

    private static PartOutcome part(String name, Outcome outcome) {
        return new PartOutcome(name, outcome);
    }

    private void tells(PartOutcome... parts) {
        document.answers(Outcome.up().withParts(List.of(parts)));
    }

    private Check<FakeProbe.Spec> check() {
        var pace = TestPaces.of("10S", "3S");
        var told = new Dependency("app", DependencyKind.APP_HEALTH, true, List.of(), Set.of(), pace);
        var fake = document.check("app", pace);
        return new Check<>(told, fake.spec(), fake.factory());
    }

    private void watch() {
        stage.apply(check());
        stage.advance("0.1S");
    }

    private List<String> kept() {
        return stage.kept.stream()
                .map(each -> each.dependency() + " " + each.status())
                .toList();
    }

    @Test
    void theComponentsAreObservedAndTheDocumentIsNot() {
        tells(part("db", DOWN), part("redis/a", Outcome.up()));

        watch();

        assertThat(kept()).containsExactly("app/db DOWN", "app/redis/a UP");
        assertThat(stage.kept).extracting(Observation::message).containsExactly("the app reports DOWN", "");
        assertThat(stage.notes.appeared).containsExactly("app/db", "app/redis/a");
        assertThat(stage.prober.status("app")).isEmpty();
        assertThat(stage.prober.statuses())
                .extracting(each -> each.dependency().name())
                .containsExactly("app/db", "app/redis/a");
        assertThat(stage.status("app/db").dependency().critical()).isTrue();
    }

    @Test
    void whileTheAppDoesNotAnswerNothingIsKnownOfItsComponents() {
        tells(part("db", Outcome.up()));
        watch();
        document.isDown();

        stage.advance("11S");

        assertThat(stage.lastKept().dependency()).isEqualTo("app/db");
        assertThat(stage.lastKept().status()).isEqualTo(Status.UNKNOWN);
        assertThat(stage.lastKept().failure()).isEqualTo(FailureClass.PROBER);
        assertThat(stage.lastKept().message()).isEqualTo("app did not tell: connection refused");
    }

    @Test
    void aSlowDocumentIsNoFaultOfAComponent() {
        document.answersAfter(ProberStage.duration("2S"), Outcome.up().withParts(List.of(part("db", Outcome.up()))));

        stage.apply(check());
        stage.advance("3S");

        assertThat(kept()).containsExactly("app/db UP");
    }

    @Test
    void whatIsLeftOutThreeTimesIsGoneAndNeverDown() {
        tells(part("db", Outcome.up()), part("redis", Outcome.up()));
        watch();
        tells(part("redis", Outcome.up()));

        stage.advance("20S");
        assertThat(stage.prober.status("app/db")).isPresent();
        stage.advance("10S");

        assertThat(stage.prober.status("app/db")).isEmpty();
        assertThat(stage.notes.vanished).containsExactly("app/db");
        assertThat(kept()).doesNotContain("app/db DOWN").containsOnlyOnce("app/db UP");
    }

    @Test
    void moreThanFiftyAreNotKept() {
        tells(IntStream.range(0, 80).mapToObj(i -> part("c" + i, Outcome.up())).toArray(PartOutcome[]::new));

        watch();

        assertThat(stage.prober.statuses()).hasSize(ComponentStatuses.MOST);
    }

    @Test
    void aSweepTellsOfTheComponents() throws Exception {
        tells(part("db", Outcome.up()));
        watch();
        tells(part("db", DOWN));

        var sweep = stage.prober.sweep();
        stage.advance("0.5S");

        var results = sweep.toCompletableFuture().get();
        assertThat(results).extracting(SweepResult::dependency).containsExactly("app/db");
        assertThat(results.get(0).before().orElseThrow().status()).isEqualTo(Status.UP);
        assertThat(results.get(0).after().status()).isEqualTo(Status.DOWN);
    }

    @Test
    void aComponentIsAskedForThroughItsDocument() throws Exception {
        tells(part("db", Outcome.up()));
        watch();
        tells(part("db", DOWN));

        var asked = stage.prober.probeNow("app/db").orElseThrow();
        stage.advance("0.5S");

        assertThat(asked.toCompletableFuture().get().status()).isEqualTo(Status.DOWN);
        assertThat(stage.prober.probeNow("app/nothing")).isEmpty();
    }

    @Test
    void aDocumentThatTellsOfNoComponentIsSilent() {
        tells();
        watch();
        assertThat(stage.prober.silent()).containsExactly("app");

        tells(part("db", Outcome.up()));
        stage.advance("10S");

        assertThat(stage.prober.silent()).isEmpty();
    }
}
