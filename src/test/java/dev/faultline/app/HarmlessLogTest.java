// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.ClosedChannelException;
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
    void anEscapeSequenceInAStackTraceIsReplaced() {
        var written = new ExtLogRecord(Level.ERROR, "failed", ExtLogRecord.FormatStyle.PRINTF, "a.Logger");
        var thrown = new IllegalStateException("plain", new IOException("a\u001B[2Jb\u202Ec"));
        thrown.addSuppressed(new IOException("\u009B31m"));
        written.setThrown(thrown);

        assertThat(filter.isLoggable(written)).isTrue();
        var shown = new StringWriter();
        written.getThrown().printStackTrace(new PrintWriter(shown));
        assertThat(shown.toString())
                .contains("IllegalStateException: plain", "IOException: a\uFFFD[2Jb\uFFFDc", "IOException: \uFFFD31m")
                .contains("at dev.faultline.app.HarmlessLogTest")
                .doesNotContain("\u001B", "\u009B", "\u202E");
    }

    @Test
    void anOrdinaryStackTraceStaysAsItIs() {
        var written = new ExtLogRecord(Level.ERROR, "failed", ExtLogRecord.FormatStyle.PRINTF, "a.Logger");
        var thrown = new IllegalStateException("plain");
        written.setThrown(thrown);

        assertThat(filter.isLoggable(written)).isTrue();
        assertThat(written.getThrown()).isSameAs(thrown);
    }

    @Test
    void whatCannotBeSentToACallerWhoHasGoneIsNotLoggedAndEveryOtherFailureIs() {
        var sender = "org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler";

        assertThat(filter.isLoggable(failed(sender, new ClosedChannelException())))
                .isFalse();
        assertThat(filter.isLoggable(failed(sender, new IllegalStateException("a bug"))))
                .isTrue();
        assertThat(filter.isLoggable(failed("a.Logger", new ClosedChannelException())))
                .isTrue();
    }

    private static ExtLogRecord failed(String logger, Exception thrown) {
        var written = new ExtLogRecord(Level.ERROR, "failed", ExtLogRecord.FormatStyle.PRINTF, "a.Logger");
        written.setLoggerName(logger);
        written.setThrown(thrown);
        return written;
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
