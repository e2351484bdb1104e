// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.memcached;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.OptionalTls;
import dev.faultline.probe.net.PasswordSource;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.ProbeStep;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;

/** Connects to a memcached, signs in, asks for a key that is not there, and if wanted stores and reads one. Thread-safe. */
final class MemcachedProbe implements Probe {

    private static final ProbeStep AUTH = new ProbeStep("auth", FailureClass.TIMEOUT);
    private static final ProbeStep COMMAND = new ProbeStep("command", FailureClass.TIMEOUT);
    private static final ProbeStep ROUND_TRIP = new ProbeStep("round-trip", FailureClass.TIMEOUT);

    /** One that is full takes the connection in its queue, and nothing more. */
    private static final String FIRST_COMMAND = "no answer to the first command (a full memcached is silent, too)";

    private final MemcachedSpec spec;
    private final ProbeNetwork network;
    private final PasswordSource password;
    private final OptionalTls tls;

    MemcachedProbe(MemcachedSpec spec, ProbeNetwork network, Executor blocking) {
        this.spec = spec;
        this.network = network;
        this.password = new PasswordSource(spec.password(), blocking);
        this.tls = new OptionalTls(spec.tls(), network.clock());
    }

    @Override
    public CompletionStage<Outcome> run(Deadline deadline) {
        return network.run(deadline, run -> password.current(run).compose(word -> ask(run, word)));
    }

    private Future<Outcome> ask(NetworkRun run, Optional<String> word) {
        return network.connect(spec.endpoint(), run)
                .compose(channel -> tls.over(channel, spec.endpoint(), run).compose(warning -> {
                    var memcached = spec.binary() ? new BinaryDialect(channel, run) : new TextDialect(channel, run);
                    return asked(memcached, run, word).map(outcome -> {
                        memcached.quit();
                        return OptionalTls.warned(outcome, warning);
                    });
                }));
    }

    private Future<Outcome> asked(MemcachedDialect memcached, NetworkRun run, Optional<String> word) {
        var key = "faultline:" + Long.toHexString(ThreadLocalRandom.current().nextLong());
        return signedIn(memcached, run, word)
                .compose(signedIn -> {
                    run.enter(COMMAND, word.isEmpty() ? FIRST_COMMAND : "no answer to the command get");
                    return memcached.get(key);
                })
                .compose(nothing ->
                        spec.roundTrip() ? roundTrip(memcached, run, key) : Future.succeededFuture(Outcome.up()));
    }

    private Future<Void> signedIn(MemcachedDialect memcached, NetworkRun run, Optional<String> word) {
        if (word.isEmpty() || spec.username().isEmpty()) {
            return Future.succeededFuture();
        }
        run.enter(AUTH, FIRST_COMMAND);
        return memcached.signIn(spec.username().get(), word.get());
    }

    private static Future<Outcome> roundTrip(MemcachedDialect memcached, NetworkRun run, String key) {
        run.enter(ROUND_TRIP, "no answer to the round trip (set, get, delete)");
        return memcached
                .store(key, key)
                .compose(stored -> memcached.get(key))
                .compose(found -> memcached
                        .delete(key)
                        .map(gone -> found.filter(key::equals).isPresent()
                                ? Outcome.up()
                                : Outcome.down(FailureClass.ASSERTION, "a value that was just stored is not there")));
    }
}
