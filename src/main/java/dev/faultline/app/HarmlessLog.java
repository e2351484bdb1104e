// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import dev.faultline.text.HarmlessText;
import io.quarkus.logging.LoggingFilter;
import java.util.Arrays;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/** Keeps escape sequences of other programs out of our own log, which is read on terminals; lets every record pass. */
@LoggingFilter(name = "harmless")
final class HarmlessLog implements Filter {

    @Override
    public boolean isLoggable(LogRecord written) {
        var parameters = written.getParameters();
        if (parameters != null && Arrays.stream(parameters).anyMatch(HarmlessLog::isHarmful)) {
            written.setParameters(Arrays.stream(parameters)
                    .map(each -> isHarmful(each) ? HarmlessText.of(each.toString()) : each)
                    .toArray());
        }
        var message = written.getMessage();
        if (isHarmful(message) && written instanceof ExtLogRecord logged) {
            logged.setMessage(HarmlessText.of(message), logged.getFormatStyle());
        }
        var thrown = written.getThrown();
        if (thrown != null && HarmlessThrowable.isNeededFor(thrown)) {
            written.setThrown(HarmlessThrowable.of(thrown));
        }
        return true;
    }

    private static boolean isHarmful(@Nullable Object shown) {
        if (shown == null) {
            return false;
        }
        var text = shown.toString();
        return !HarmlessText.of(text).equals(text);
    }
}
