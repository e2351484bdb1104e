// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.podnetwork;

import static dev.faultline.probe.podnetwork.NetworkSignal.REACHED;
import static dev.faultline.probe.podnetwork.NetworkSignal.SILENT;
import static dev.faultline.probe.podnetwork.NetworkSignal.UNTESTABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.Status;
import org.junit.jupiter.api.Test;

class NetworkSignalsTest {

    private static Status status(NetworkSignal resolver, NetworkSignal control, NetworkSignal gateway) {
        return new NetworkSignals(resolver, control, gateway, true).judge().status();
    }

    @Test
    void withControlAddressesBothHaveToAnswer() {
        assertThat(status(REACHED, REACHED, UNTESTABLE)).isEqualTo(Status.UP);
        assertThat(status(REACHED, SILENT, UNTESTABLE)).isEqualTo(Status.DEGRADED);
        assertThat(status(SILENT, REACHED, UNTESTABLE)).isEqualTo(Status.DEGRADED);
        assertThat(status(SILENT, SILENT, UNTESTABLE)).isEqualTo(Status.DOWN);
        assertThat(status(UNTESTABLE, REACHED, UNTESTABLE)).isEqualTo(Status.UP);
        assertThat(status(UNTESTABLE, SILENT, UNTESTABLE)).isEqualTo(Status.DOWN);
    }

    @Test
    void withoutControlAddressesTheGatewayCountsWhereTheResolverIsSilent() {
        assertThat(status(REACHED, UNTESTABLE, UNTESTABLE)).isEqualTo(Status.UP);
        assertThat(status(SILENT, UNTESTABLE, REACHED)).isEqualTo(Status.DEGRADED);
        assertThat(status(SILENT, UNTESTABLE, SILENT)).isEqualTo(Status.DOWN);
        assertThat(status(SILENT, UNTESTABLE, UNTESTABLE)).isEqualTo(Status.DOWN);
        assertThat(status(UNTESTABLE, UNTESTABLE, REACHED)).isEqualTo(Status.UP);
        assertThat(status(UNTESTABLE, UNTESTABLE, SILENT)).isEqualTo(Status.DOWN);
    }

    @Test
    void whereNothingCanBeTestedNothingIsKnown() {
        assertThat(status(UNTESTABLE, UNTESTABLE, UNTESTABLE)).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void aResolverThatNeverAnsweredDoesNotSpeakAgainstAReachableGateway() {
        var outcome = new NetworkSignals(SILENT, UNTESTABLE, REACHED, false).judge();

        assertThat(outcome.status()).isEqualTo(Status.UP);
    }
}
