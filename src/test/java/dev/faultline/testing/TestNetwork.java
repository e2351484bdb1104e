// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.ResolvConf;
import dev.faultline.probe.net.SystemResolver;
import io.vertx.core.Vertx;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A network of its own for a test, whose names come from given servers only. */
public final class TestNetwork implements AutoCloseable {

    private static final Path NO_HOSTS = Path.of("/nonexistent/hosts");

    private final Vertx vertx = Vertx.vertx();
    private final ProbeNetwork network;

    private TestNetwork(ResolvConf conf) {
        this.network = new ProbeNetwork(vertx, new SystemResolver(() -> conf, NO_HOSTS), InstantSource.system());
    }

    /** One that asks the given servers, searching nowhere. */
    public static TestNetwork asking(NameServer... servers) {
        return searching(List.of(), servers);
    }

    /** One with search domains, {@code ndots} being 1. */
    public static TestNetwork searching(List<String> domains, NameServer... servers) {
        var addresses = List.of(servers).stream().map(NameServer::address).toList();
        return with(new ResolvConf(addresses, domains, 1, false));
    }

    /** One with the given configuration. */
    public static TestNetwork with(ResolvConf conf) {
        return new TestNetwork(conf);
    }

    /** One that asks a server that is not there. */
    public static TestNetwork asking(InetSocketAddress server) {
        return with(ResolvConf.of(server));
    }

    public ProbeNetwork network() {
        return network;
    }

    public Vertx vertx() {
        return vertx;
    }

    /** Runs the probe once; fails if it does not end by itself soon after its deadline. */
    public static Outcome run(Probe probe, Duration timeout) {
        try {
            return probe.run(Deadline.in(timeout))
                    .toCompletableFuture()
                    .get(timeout.toMillis() + 10_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the probe brought no outcome", e);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
