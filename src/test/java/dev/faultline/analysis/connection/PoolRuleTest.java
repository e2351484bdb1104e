// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.connection;

import static dev.faultline.analysis.connection.ConnectionScene.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PoolRuleTest {

    /** Two to six by turns, until shortly before the window. */
    private static ConnectionScene usual() {
        var scene = new ConnectionScene().read(-120, 20);
        for (var second = -120; second < -12; second += 4) {
            scene.held(DATABASE, second, second + 3, 2 + (second / 4 & 1) * 4);
        }
        return scene;
    }

    @Test
    void aNumberThatStandsFlatAboveTheUsualIsReported() {
        assertThat(usual().held(DATABASE, -12, 20, 10).signs().watched())
                .containsExactly("orders-db responded to the probe, while the app held 10 connections to it throughout"
                        + " (usually 2 to 6): its pool may be exhausted.");
    }

    @Test
    void theTimeInWhichItStoodThereBeforeTheErrorsCameIsNoUsualTime() {
        var scene = new ConnectionScene().read(-120, 20).held(DATABASE, -120, -91, 3);

        assertThat(scene.held(DATABASE, -90, 20, 10).signs().watched())
                .singleElement()
                .asString()
                .contains("(usually 3)");
    }

    @Test
    void whatWasInAnEarlierWindowOfErrorsIsNotUsual() {
        var scene = new ConnectionScene().read(-180, 20).held(DATABASE, -180, -151, 3);
        scene.held(DATABASE, -150, -101, 10).held(DATABASE, -100, -11, 3).held(DATABASE, -10, 20, 10);

        assertThat(scene.failedBefore(-145, -105).signs().watched()).hasSize(1);
    }

    private static void assertStoodAtTen(ConnectionScene scene) {
        assertThat(scene.signs().watched())
                .singleElement()
                .asString()
                .contains("held 10 connections to it throughout (usually 3)");
    }

    /** Read every 4 s: at 3 s into the window for the first time. */
    @Test
    void whereTheTableIsReadSeldomTheTimeBeforeTheFirstReadingSaysNothing() {
        var scene = new ConnectionScene().readEvery(4, -121, 19).held(DATABASE, -121, -1, 3);

        assertStoodAtTen(scene.held(DATABASE, 3, 19, 10));
    }

    /** Opened at the window's start, they are there at 3 s for the first time, and count from 7 s on. */
    @Test
    void connectionsThatDoNotCountYetAreNoLowerNumber() {
        assertStoodAtTen(new ConnectionScene()
                .readEvery(4, -121, 19)
                .held(DATABASE, -121, 3, 3)
                .held(DATABASE, 7, 19, 10));
    }

    /** Every second at first, and every 10 s around the window: on average every 2.5 s. */
    @Test
    void whereReadingsBecomeSeldomWhatCountsAtOneWasThereAtTheOneBefore() {
        assertStoodAtTen(new ConnectionScene()
                .read(-120, 20, 57)
                .held(DATABASE, -120, 2, 3)
                .kept(DATABASE, 12, 20, 10));
    }

    @Test
    void aLateReadingThatHasConnectionsOfTheOneBeforeHidesNone() {
        var scene = new ConnectionScene()
                .readEvery(2, -120, 20)
                .held(DATABASE, -120, -12, 3)
                .held(DATABASE, -10, 2, 10);

        assertThat(scene.kept(DATABASE, 8, 20, 10).signs().watched()).hasSize(1);
    }

    @Test
    void aLateReadingWithNoneOfTheConnectionsBeforeMayHideThatThereWereNone() {
        var scene = new ConnectionScene()
                .readEvery(2, -120, 20)
                .held(DATABASE, -120, -12, 3)
                .held(DATABASE, -10, 2, 10);

        assertThat(scene.held(DATABASE, 8, 20, 10).signs().watched()).isEmpty();
    }

    @Test
    void aNumberThatIsUsualIsNotReported() {
        assertThat(usual().held(DATABASE, -12, 20, 6).signs().watched()).isEmpty();
    }

    @Test
    void aNumberThatChangesIsNotReported() {
        var scene = usual();
        for (var second = -12; second < 20; second += 2) {
            scene.held(DATABASE, second, second + 1, 9 + (second / 2 & 1));
        }

        assertThat(scene.signs().watched()).isEmpty();
    }

    @Test
    void aPoolThatAlwaysHoldsAllItsConnectionsIsNotReported() {
        assertThat(new ConnectionScene()
                        .read(-120, 20)
                        .held(DATABASE, -120, 20, 10)
                        .signs()
                        .watched())
                .isEmpty();
    }

    @Test
    void withoutAUsualTimeNothingIsReported() {
        assertThat(new ConnectionScene()
                        .read(-15, 20)
                        .held(DATABASE, -15, -5, 3)
                        .held(DATABASE, -4, 20, 10)
                        .signs()
                        .watched())
                .isEmpty();
    }

    @Test
    void aWindowThatWasNotReadIsNotReported() {
        assertThat(new ConnectionScene()
                        .read(-120, -60)
                        .held(DATABASE, -120, -60, 3)
                        .read(15, 20)
                        .held(DATABASE, 15, 20, 10)
                        .signs()
                        .watched())
                .isEmpty();
    }

    @Test
    void aWindowThatEndsBeforeTheNextReadingIsNotReported() {
        assertThat(new ConnectionScene()
                        .readEvery(30, -120, 0)
                        .held(DATABASE, -120, 0, 10)
                        .signs()
                        .watched())
                .isEmpty();
    }

    @Test
    void aDependencyThatWasNotUpAsProbedIsNotReported() {
        assertThat(usual().held(DATABASE, -12, 20, 10).signs(List.of()).watched())
                .isEmpty();
    }
}
