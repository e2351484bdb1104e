// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.podnetwork;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.FailureClassifier;
import dev.faultline.probe.net.NameServers;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.ProbeStep;
import dev.faultline.probe.net.ResolvConf;
import dev.faultline.probe.net.RetryingQuery;
import io.netty.handler.codec.dns.DnsRecordType;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Tests the pod's own way out: whether its resolver answers and whether a control address is reachable; without control
 * addresses, and only while the resolver is silent, whether the default gateway is. {@link NetworkSignals} says what these mean
 * together.
 *
 * <p>An address counts as reachable if it takes a TCP connection or refuses it: either way a host answered.
 */
final class NetworkProbe implements Probe {

    /** Any port does, an answer is an answer; this one is the likeliest not to be dropped by a firewall. */
    private static final int GATEWAY_PORT = 53;

    private final ProbeNetwork network;
    private final NetworkSpec spec;
    private final DefaultGateway gateway;
    private volatile boolean resolverHasAnswered;

    NetworkProbe(ProbeNetwork network, NetworkSpec spec, DefaultGateway gateway) {
        this.network = network;
        this.spec = spec;
        this.gateway = gateway;
    }

    @Override
    public CompletionStage<Outcome> run(Deadline deadline) {
        return network.run(deadline, run -> {
            run.enter(ProbeStep.CONNECT, "no answer from anywhere");
            run.overlap();
            var patience = deadline.remaining().multipliedBy(6).dividedBy(10);
            var control = within(patience, run, anyControl(run));
            return within(patience, run, resolver(run))
                    .compose(resolver -> control.compose(
                            reached -> wayOut(resolver, reached, run).map(way -> signals(resolver, reached, way))))
                    .map(NetworkSignals::judge);
        });
    }

    private NetworkSignals signals(NetworkSignal resolver, NetworkSignal control, NetworkSignal way) {
        resolverHasAnswered |= resolver == NetworkSignal.REACHED;
        return new NetworkSignals(resolver, control, way, resolverHasAnswered);
    }

    private Future<NetworkSignal> wayOut(NetworkSignal resolver, NetworkSignal control, NetworkRun run) {
        var isNeeded = resolver != NetworkSignal.REACHED && control == NetworkSignal.UNTESTABLE;
        return isNeeded
                ? gateway.address().map(address -> gateway(address, run)).orElseGet(() -> untestable())
                : untestable();
    }

    private Future<NetworkSignal> gateway(InetAddress address, NetworkRun run) {
        var patience = run.deadline().remaining().multipliedBy(7).dividedBy(10);
        return within(patience, run, reach(new Endpoint(address.getHostAddress(), GATEWAY_PORT), run))
                .map(signal -> signal == NetworkSignal.REACHED ? signal : gateway.onTheLink(address));
    }

    /** Asks for something that the server nearest to the pod knows itself; that there is no such name is an answer. */
    private Future<NetworkSignal> resolver(NetworkRun run) {
        var conf = network.resolver().conf();
        return conf.servers().isEmpty() ? untestable() : RetryingQuery.on(run, attempt -> ask(conf, attempt, run));
    }

    private static Future<NetworkSignal> ask(ResolvConf conf, int attempt, NetworkRun run) {
        var server = conf.startingWith(attempt).servers().get(0);
        var question = conf.search().isEmpty()
                ? NameServers.ask(server, ".", DnsRecordType.NS, run)
                : NameServers.ask(server, absolute(conf.search().get(0)), DnsRecordType.A, run);
        return question.map(response -> {
            response.release();
            return NetworkSignal.REACHED;
        });
    }

    private static String absolute(String domain) {
        return domain.endsWith(".") ? domain : domain + ".";
    }

    private Future<NetworkSignal> anyControl(NetworkRun run) {
        if (spec.control().isEmpty()) {
            return untestable();
        }
        var any = Promise.<NetworkSignal>promise();
        for (var address : spec.control()) {
            reach(address, run).onSuccess(signal -> {
                if (signal == NetworkSignal.REACHED) {
                    any.tryComplete(signal);
                }
            });
        }
        return any.future();
    }

    private Future<NetworkSignal> reach(Endpoint endpoint, NetworkRun run) {
        return network.connect(endpoint, run)
                .map(NetworkSignal.REACHED)
                .recover(thrown ->
                        Future.succeededFuture(isRefusal(thrown) ? NetworkSignal.REACHED : NetworkSignal.SILENT));
    }

    private static boolean isRefusal(Throwable thrown) {
        return FailureClassifier.classOf(thrown) == FailureClass.CONNECT
                && FailureClassifier.of(thrown).message().contains("refused");
    }

    private static Future<NetworkSignal> untestable() {
        return Future.succeededFuture(NetworkSignal.UNTESTABLE);
    }

    /** The signal, or {@code SILENT} if there is none by then. */
    private static Future<NetworkSignal> within(Duration patience, NetworkRun run, Future<NetworkSignal> signal) {
        var result = Promise.<NetworkSignal>promise();
        var timer = run.eventLoop()
                .schedule(() -> result.tryComplete(NetworkSignal.SILENT), patience.toNanos(), TimeUnit.NANOSECONDS);
        signal.onComplete(done -> {
            timer.cancel(false);
            result.tryComplete(done.succeeded() ? done.result() : NetworkSignal.SILENT);
        });
        return result.future();
    }
}
