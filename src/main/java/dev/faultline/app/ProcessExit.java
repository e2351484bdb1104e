// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.util.ExceptionUtil;
import io.smallrye.config.ConfigValidationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How the program ends: 0 after it was told to stop, also by SIGTERM; 2 for a config that cannot be used; 1 for
 * anything else.
 */
final class ProcessExit {

    /** Kubernetes and its like kill what takes much longer; what is not on the disk by then is lost anyway. */
    private static final long PATIENCE_MS = 4_500;

    private final CountDownLatch never = new CountDownLatch(1);

    /**
     * Lets a signal end the program as orderly as a call would. The JVM would report 143 after SIGTERM, and it would not
     * wait for the end of what {@link #end} follows; so it is held up until that halts it.
     */
    void onSignal() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::holdUp, "faultline-exit"));
    }

    private void holdUp() {
        try {
            never.await(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    /** Called once everything has stopped, or could not start. */
    void end(int code, @Nullable Throwable failure) {
        var cause = failure == null ? null : ExceptionUtil.getRootCause(failure);
        Runtime.getRuntime().halt(cause == null ? code : explained(cause));
    }

    private static int explained(Throwable cause) {
        if (cause instanceof CannotStart reason) {
            System.err.println("faultline: " + reason.getMessage());
            return reason.exitCode();
        }
        if (cause instanceof QuarkusBindException bind) {
            System.err.println("faultline: cannot listen on " + bind.getHost() + ":" + bind.getPort()
                    + ", it is taken by another process or not allowed; QUARKUS_HTTP_PORT names another port");
        } else if (cause instanceof ConfigValidationException wrong) {
            for (var i = 0; i < wrong.getProblemCount(); i++) {
                System.err.println("faultline: "
                        + withoutTypes(String.valueOf(wrong.getProblem(i).getMessage())));
            }
        } else {
            // Not to the log: it may not be set up yet, or may be closed already.
            cause.printStackTrace();
        }
        return 1;
    }

    /** A message of the configuration's library without the names of its exceptions and the numbers of its messages. */
    static String withoutTypes(String message) {
        return message.replaceAll("\\b(?:[a-z]\\w*[.])+[A-Z]\\w*Exception: ", "")
                .replaceAll("SRCFG\\d+: ", "")
                .replace(" threw an Exception whilst being converted ", " cannot be used: ");
    }
}
