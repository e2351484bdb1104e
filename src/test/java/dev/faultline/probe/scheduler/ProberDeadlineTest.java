// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.settings.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ProberDeadlineTest {

    private final ProberStage stage = new ProberStage();

    @Test
    void aProbeThatNeverEndsIsGivenUpSoonAfterItsDeadline() {
        var probe = stage.probe();
        probe.neverAnswers();
        stage.apply(probe.check("db", TestPaces.of("60S", "3S")));

        stage.advance("3.2S");

        assertThat(stage.kept).first().satisfies(given -> {
            assertThat(given.status()).isEqualTo(Status.DOWN);
            assertThat(given.failure()).isEqualTo(FailureClass.TIMEOUT);
            assertThat(given.message()).isEqualTo("no answer within 3 s");
            assertThat(given.duration()).isEqualTo(Duration.ofMillis(3_100));
        });
    }

    @Test
    void aProbeThatEndsAtItsDeadlineByItselfSaysBestWhatWasWrong() {
        var probe = stage.probe();
        probe.answersAfter(
                ProberStage.duration("3.05S"), Outcome.down(FailureClass.CONNECT_TIMEOUT, "no answer to SYN"));
        stage.apply(probe.check("db", TestPaces.of("60S", "3S")));

        stage.advance("3.2S");

        assertThat(stage.kept.get(0).failure()).isEqualTo(FailureClass.CONNECT_TIMEOUT);
    }

    @Test
    void anAnswerAfterThatIsDropped() {
        var probe = stage.probe();
        probe.answersAfter(ProberStage.duration("5S"), Outcome.up());
        stage.apply(probe.check("db", TestPaces.of("60S", "3S")));

        stage.advance("3.2S");
        var before = stage.kept.size();
        stage.advance("3S");

        assertThat(stage.kept)
                .hasSize(before)
                .allSatisfy(one -> assertThat(one.status()).isEqualTo(Status.DOWN));
    }

    @Test
    void aSlowFirstLookMayBeTheProbersOwnStartAndIsRepeatedAtOnce() {
        var probe = stage.probe();
        probe.answersAfter(ProberStage.duration("1.4S"), Outcome.up());
        stage.apply(probe.check("db", ProberStage.PACE));

        stage.advance("2.9S");

        assertThat(stage.statuses()).startsWith(Status.UNKNOWN, Status.DEGRADED);
    }

    @Test
    void aSlowAnswerSaysItsTraceAndAGoodOneDoesNot() {
        var probe = stage.probe();
        probe.answers(Outcome.up("status 200").withTrace(Optional.of("0af7651916cd43dd8448eb211c80319c")));
        stage.apply(probe.check("db", ProberStage.PACE));
        stage.advance("2S");
        probe.answersAfter(
                ProberStage.duration("1.4S"),
                Outcome.up("status 200").withTrace(Optional.of("4bf92f3577b34da6a3ce929d0e0e4736")));
        stage.advance("20S");

        assertThat(stage.kept.get(0).message()).isEqualTo("status 200");
        assertThat(stage.kept)
                .last()
                .satisfies(slow -> assertThat(slow.message())
                        .isEqualTo("answered in 1.4 s, slow above 1 s (trace 4bf92f3577b34da6a3ce929d0e0e4736)"));
    }

    @Test
    void aGoodAnswerAboveTheLimitIsSlow() {
        var probe = stage.probe();
        probe.answersAfter(ProberStage.duration("1.4S"), Outcome.up("PostgreSQL 16"));
        stage.apply(probe.check("db", ProberStage.PACE));

        stage.advance("2.9S");

        assertThat(stage.kept).element(1).satisfies(slow -> {
            assertThat(slow.status()).isEqualTo(Status.DEGRADED);
            assertThat(slow.failure()).isEqualTo(FailureClass.SLOW);
            assertThat(slow.message()).isEqualTo("answered in 1.4 s, slow above 1 s");
        });
    }

    @Test
    void aBadAnswerThatIsLateTooIsNotCalledSlow() {
        var probe = stage.probe();
        probe.answersAfter(ProberStage.duration("1.4S"), Outcome.down(FailureClass.AUTH, "password refused"));
        stage.apply(probe.check("db", ProberStage.PACE));

        stage.advance("1.5S");

        assertThat(stage.kept.get(0).failure()).isEqualTo(FailureClass.AUTH);
    }

    @Test
    void aGoodAnswerBetweenTheDeadlineAndGivingUpIsTooLate() {
        var probe = stage.probe();
        probe.answersAfter(ProberStage.duration("3.06S"), Outcome.up());
        stage.apply(probe.check("db", TestPaces.of("60S", "3S")));

        stage.advance("3.2S");

        assertThat(stage.kept.get(0).failure()).isEqualTo(FailureClass.TIMEOUT);
        assertThat(stage.kept.get(0).message()).isEqualTo("answered after 3.1 s, timeout is 3 s");
    }

    @Test
    void aProbeThatThrowsIsABugOfOursAndSaysNothingAboutTheDependency() {
        var probe = stage.probe();
        probe.behaves(() -> {
            throw new IllegalStateException("no event loop");
        });
        stage.apply(probe.check("db", ProberStage.PACE));

        stage.advance("60S");

        assertThat(stage.kept).hasSizeGreaterThan(5).allSatisfy(one -> {
            assertThat(one.status()).isEqualTo(Status.UNKNOWN);
            assertThat(one.failure()).isEqualTo(FailureClass.PROBER);
            assertThat(one.message()).contains("java.lang.IllegalStateException", "no event loop");
        });
    }

    @Test
    void soIsOneWhoseStageFails() {
        var probe = stage.probe();
        probe.behaves(() -> CompletableFuture.failedStage(new CompletionException(new ArithmeticException("by zero"))));
        stage.apply(probe.check("db", ProberStage.PACE));

        stage.advance("0S");

        assertThat(stage.lastKept().status()).isEqualTo(Status.UNKNOWN);
        assertThat(stage.lastKept().message()).contains("java.lang.ArithmeticException: by zero");
    }

    @Test
    @SuppressWarnings("NullAway") // the mistake itself
    void soIsOneThatBringsNothing() {
        var probe = stage.probe();
        probe.behaves(() -> CompletableFuture.completedStage(null));
        stage.apply(probe.check("db", ProberStage.PACE));

        stage.advance("0S");

        assertThat(stage.lastKept().status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void aMessageIsOneLineOfBoundedLengthWithoutSecrets() {
        var probe = stage.probe();
        probe.answers(Outcome.down(FailureClass.AUTH, "refused\n\tfor hunter2 " + "x".repeat(10_000)));
        stage.apply(probe.check("db", ProberStage.PACE, Set.of(Secret.of("hunter2"))));

        stage.advance("0S");

        assertThat(stage.lastKept().message())
                .startsWith("refused for *** xxx")
                .hasSize(500)
                .endsWith("…");
    }
}
