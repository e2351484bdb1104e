// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerErrorTest {

    @ParameterizedTest
    @CsvSource({
        "28P01, AUTH",
        "28000, AUTH",
        "53300, CAPACITY",
        "53100, CAPACITY",
        "57P01, CONNECT",
        "57P02, CONNECT",
        "57P03, CONNECT",
        "57014, TIMEOUT",
        "08P01, PROTOCOL",
        "58030, IO",
        "XX001, IO",
        "3D000, ASSERTION",
        "42P01, ASSERTION",
        "'', ASSERTION"
    })
    void statesAreToldApart(String sqlState, FailureClass failure) {
        assertThat(new ServerError(sqlState, "the reason", false).outcome().failure())
                .isEqualTo(failure);
    }

    @ParameterizedTest
    @CsvSource({
        "password authentication failed, AUTH",
        "no such user: bob, AUTH",
        "query_wait_timeout, CAPACITY",
        "no more connections allowed (max_client_conn), CAPACITY",
        "query_timeout, TIMEOUT",
        "'server login has been failing, try again later (server_login_retry)', CONNECT",
        "pgbouncer cannot connect to server, CONNECT",
        "no such database: shop, ASSERTION",
        "unsupported startup parameter: x, ASSERTION",
        "invalid message format, PROTOCOL"
    })
    void whatAPoolerSaysUnderOneStateIsToldApartByItsWords(String message, FailureClass failure) {
        assertThat(new ServerError("08P01", message, true).outcome().failure()).isEqualTo(failure);
    }
}
