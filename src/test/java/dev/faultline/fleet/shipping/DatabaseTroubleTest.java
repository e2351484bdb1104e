// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTroubleTest {

    @ParameterizedTest
    @CsvSource({
        "08001, AWAY",
        "08006, AWAY",
        "57P01, AWAY",
        "57P03, AWAY",
        "53300, AWAY",
        "40001, AWAY",
        "40P01, AWAY",
        "55P03, AWAY",
        "57014, SLOW",
        "53100, FULL",
        "53200, FULL",
        "25006, READ_ONLY",
        "28P01, DENIED",
        "28000, DENIED",
        "3D000, DENIED",
        "42501, DENIED",
        "42P01, TABLES",
        "42703, TABLES",
        "3F000, TABLES",
        "23514, ROW",
        "22021, ROW",
        "XX000, AWAY"
    })
    void theCodeSaysWhatIsToBeDone(String code, DatabaseTrouble expected) {
        assertThat(DatabaseTrouble.of(new SQLException("it failed", code))).isEqualTo(expected);
    }

    @Test
    void anAnswerThatDoesNotComeHalvesTheBatch() {
        var slow = new SQLException("I/O", "08006", new SocketTimeoutException("read timed out"));

        assertThat(DatabaseTrouble.of(slow)).isEqualTo(DatabaseTrouble.SLOW);
        assertThat(DatabaseTrouble.of(new SQLException("nothing is known of it")))
                .isEqualTo(DatabaseTrouble.AWAY);
    }
}
