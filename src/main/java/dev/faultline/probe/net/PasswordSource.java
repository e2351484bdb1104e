// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import dev.faultline.probe.FailureClass;
import dev.faultline.settings.Secret;
import dev.faultline.settings.SettingsSection;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The password of one dependency, from its file as it is now. Thread-safe; reads off the event loop, and never more than
 * once at a time.
 */
public final class PasswordSource {

    private static final ProbeStep READING = new ProbeStep("", FailureClass.TIMEOUT);

    private final Optional<Secret> secret;
    private final Executor blocking;
    private CompletableFuture<Optional<String>> reading = CompletableFuture.completedFuture(Optional.empty());

    /** @param blocking where a file is read */
    public PasswordSource(Optional<Secret> secret, Executor blocking) {
        this.secret = secret;
        this.blocking = blocking;
    }

    /** The password as configured: under its key or in the url, one of which is rejected if there are both. */
    public static Optional<Secret> setting(SettingsSection settings, Optional<Secret> inUrl) {
        var here = settings.secret("password");
        if (inUrl.isPresent() && here.isPresent()) {
            settings.reject("password", "a password either here or in the url, not in both");
        }
        return here.or(() -> inUrl);
    }

    /** The password; empty if none is configured. Fails as the prober's own trouble if its file cannot be read. */
    public Future<Optional<String>> current(NetworkRun run) {
        if (secret.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        if (secret.get() instanceof Secret.Text text) {
            return Future.succeededFuture(Optional.of(text.value()));
        }
        run.enter(READING, "the password file could not be read");
        var promise = Promise.<Optional<String>>promise();
        read(secret.get())
                .whenComplete((word, trouble) -> run.eventLoop().execute(() -> {
                    if (trouble == null) {
                        promise.complete(word);
                    } else {
                        promise.fail(new NetworkFailure(FailureClass.PROBER, "the password file cannot be read"));
                    }
                }));
        return promise.future();
    }

    // A read that hangs is joined, not repeated: a hung volume holds one thread.
    private synchronized CompletableFuture<Optional<String>> read(Secret file) {
        if (reading.isDone()) {
            reading = CompletableFuture.supplyAsync(() -> reveal(file), blocking);
        }
        return reading;
    }

    private static Optional<String> reveal(Secret file) {
        try {
            return Optional.of(file.reveal());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
