// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.connection;

import static dev.faultline.analysis.connection.ConnectionScene.DATABASE;
import static dev.faultline.analysis.connection.ConnectionScene.FORMER;
import static dev.faultline.analysis.connection.ConnectionScene.STRANGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.connections.RemoteEndpoint;
import org.junit.jupiter.api.Test;

/** What is trouble, and what only looks like it. */
class ConnectionRulesTest {

    private final ConnectionScene scene = new ConnectionScene().read(-120, 20);

    @Test
    void attemptsToConnectToAnAddressThatTheNameNoLongerHasAreReported() {
        assertThat(scene.movedAt(-60).tried(FORMER, -10, 20, 25).signs().watched())
                .containsExactly(
                        "The app still tries to connect to 10.0.0.7, but the name of orders-db points to 10.0.0.3"
                                + " since 14:01:00 UTC: it may have kept an old address.");
    }

    @Test
    void attemptsToConnectToTheSameAddressAreReportedAsThat() {
        assertThat(scene.tried(DATABASE, 0, 20, 20).signs().watched())
                .containsExactly("orders-db responded to the probe, while the app tried to connect to 10.0.0.3:5432 for"
                        + " 20 s without a response.");
    }

    @Test
    void anAttemptOfASecondIsUsual() {
        assertThat(scene.tried(DATABASE, 0, 2, 2).signs()).isEqualTo(ConnectionSigns.NONE);
    }

    @Test
    void anAttemptLongBeforeTheWindowIsNotReported() {
        assertThat(scene.tried(DATABASE, -60, -30, 30).signs()).isEqualTo(ConnectionSigns.NONE);
    }

    @Test
    void dataThatHangsIsReported() {
        assertThat(scene.held(DATABASE, -120, 1, 5)
                        .hung(DATABASE, 2, 20, 3, 3)
                        .signs()
                        .watched())
                .containsExactly(
                        "orders-db responded to the probe on new connections, but data hung on 3 connections of"
                                + " the app to it, unacknowledged: a firewall or load balancer may have cut what was open before.");
    }

    @Test
    void oneLostPacketIsUsual() {
        assertThat(scene.held(DATABASE, -120, 1, 5)
                        .hung(DATABASE, 2, 3, 1, 1)
                        .held(DATABASE, 4, 20, 5)
                        .signs())
                .isEqualTo(ConnectionSigns.NONE);
    }

    /** Read every 4 s: what one reading has alone lasted for no time that is known. */
    @Test
    void whatOnlyOneReadingHasDidNotLastUntilTheNext() {
        assertThat(new ConnectionScene()
                        .readEvery(4, -121, 19)
                        .held(DATABASE, -121, -1, 5)
                        .hung(DATABASE, 3, 3, 1, 1)
                        .held(DATABASE, 7, 19, 5)
                        .signs())
                .isEqualTo(ConnectionSigns.NONE);
    }

    @Test
    void allConnectionsGoneAtOnceAreReported() {
        assertThat(scene.held(DATABASE, -120, -2, 5).signs().watched())
                .containsExactly(
                        "All 5 connections of the app to orders-db were gone at 14:01:59 UTC, although it responded"
                                + " to the probe.");
    }

    @Test
    void connectionsThatComeBackAreNotReported() {
        assertThat(scene.held(DATABASE, -120, -2, 5).held(DATABASE, 4, 20, 5).signs())
                .isEqualTo(ConnectionSigns.NONE);
    }

    @Test
    void connectionsThatEndedLongBeforeTheErrorsAreNotReported() {
        assertThat(scene.held(DATABASE, -120, -60, 5).signs()).isEqualTo(ConnectionSigns.NONE);
    }

    @Test
    void connectionsThatComeAndGoAreNotReported() {
        for (var second = -120; second < 0; second += 4) {
            scene.held(DATABASE, second, second + 1, 1);
        }

        assertThat(scene.signs()).isEqualTo(ConnectionSigns.NONE);
    }

    @Test
    void whatWasNotReadSinceIsNotGone() {
        assertThat(new ConnectionScene()
                        .read(-120, -2)
                        .held(DATABASE, -120, -2, 5)
                        .signs())
                .isEqualTo(ConnectionSigns.NONE);
    }

    @Test
    void anEndpointThatNoDependencyIsAtIsNamedAndIsNoTroubleByItself() {
        var signs = scene.held(STRANGE, -120, 20, 4).signs();

        assertThat(signs.unwatched()).containsExactly("10.0.9.4:5432 (PostgreSQL by its port)");
        assertThat(signs.troubles()).isEmpty();
        assertThat(signs.watched()).isEmpty();
    }

    @Test
    void aBriefConnectionIsNotNamed() {
        assertThat(scene.held(STRANGE, 0, 4, 1).signs()).isEqualTo(ConnectionSigns.NONE);
    }

    @Test
    void aNameServerIsNotNamed() {
        assertThat(scene.held(new RemoteEndpoint("10.0.0.10", 53), -120, 20, 1).signs())
                .isEqualTo(ConnectionSigns.NONE);
    }

    @Test
    void anUnwatchedEndpointWhoseConnectionsAreGoneAtTheFirstErrorIsTrouble() {
        var signs = scene.held(STRANGE, -120, -2, 4).signs();

        assertThat(signs.unwatched()).containsExactly("10.0.9.4:5432 (PostgreSQL by its port)");
        assertThat(signs.troubles())
                .containsExactly("All 4 connections of the app to 10.0.9.4:5432 (PostgreSQL by its port) were gone at"
                        + " 14:01:59 UTC, and no dependency watches it.");
    }

    @Test
    void anUnwatchedEndpointThatDoesNotRespondIsTrouble() {
        assertThat(scene.tried(STRANGE, 0, 20, 20).signs().troubles())
                .containsExactly("The app tried to connect to 10.0.9.4:5432 (PostgreSQL by its port) for 20 s without a"
                        + " response, and no dependency watches it.");
    }

    @Test
    void whereNothingWasReadNothingIsSaid() {
        assertThat(new ConnectionScene().held(STRANGE, -120, 20, 4).signs()).isEqualTo(ConnectionSigns.NONE);
    }
}
