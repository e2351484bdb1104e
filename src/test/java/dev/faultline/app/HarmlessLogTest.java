// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class HarmlessLogTest {

    private final HarmlessLog filter = new HarmlessLog();

    @Test
    void anEscapeSequenceInAParameterIsReplaced() {
        var written = new ExtLogRecord(Level.INFO, "%d %% of %s", ExtLogRecord.FormatStyle.PRINTF, "a.Logger");
        written.setParameters(new Object[] {7, "a\u001B[2Jroute"});

        assertThat(filter.isLoggable(written)).isTrue();
        assertThat(written.getParameters()).containsExactly(7, "a\uFFFD[2Jroute");
    }

    @Test
    void anOrdinaryRecordStaysAsItIs() {
        var written =
                new ExtLogRecord(Level.INFO, "store.available since=%s", ExtLogRecord.FormatStyle.PRINTF, "a.Logger");
        written.setParameters(new Object[] {"noon"});

        assertThat(filter.isLoggable(written)).isTrue();
        assertThat(written.getMessage()).isEqualTo("store.available since=%s");
    }
}
