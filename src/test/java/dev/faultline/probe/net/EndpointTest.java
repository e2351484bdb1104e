// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    @ParameterizedTest
    @CsvSource({"Ledger:9000,ledger:9000", "10.0.0.1:53,10.0.0.1:53", "[FD00::1]:443,[fd00::1]:443"})
    void aHostAndAPortAreReadInLowerCase(String text, String expected) {
        assertThat(Endpoint.parse(text)).map(Endpoint::toString).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ledger", "ledger:", ":9000", "ledger:0", "ledger:65536", "ledger:x", "fd00::1", "a b:1", ""})
    void whatIsNoHostAndPortIsRefused(String text) {
        assertThat(Endpoint.parse(text)).isEmpty();
    }

    @Test
    void aDefaultPortHoldsWhereNoneIsGiven() {
        assertThat(Endpoint.parse("[::1]", 53)).contains(new Endpoint("::1", 53));
        assertThat(Endpoint.parse("dns", 53)).contains(new Endpoint("dns", 53));
    }
}
