package dev.faultline.probe.podnetwork;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.Failure;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.Failures;
import dev.faultline.probe.net.Insistence;
import dev.faultline.probe.net.NameServers;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.ResolvConf;
import dev.faultline.probe.net.Step;
import dev.faultline.probe.net.Wire;
import io.netty.handler.codec.dns.DnsRecordType;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Tests the pod's own way out: whether its resolver answers and whether a control address is reachable; without control
 * addresses, and only while the resolver is silent, whether the default gateway is. {@link Signals} says what these mean
 * together.
 *
 * <p>An address counts as reachable if it takes a TCP connection or refuses it: either way a host answered.
 */
final class NetworkProbe implements Probe {

    /** Any port does, an answer is an answer; this one is the likeliest not to be dropped by a firewall. */
    private static final int GATEWAY_PORT = 53;

    private final Wire wire;
    private final NetworkSpec spec;
    private final Gateway gateway;
    private volatile boolean resolverHasAnswered;

    NetworkProbe(Wire wire, NetworkSpec spec, Gateway gateway) {
        this.wire = wire;
        this.spec = spec;
        this.gateway = gateway;
    }

    @Override
    public CompletionStage<Outcome> run(Deadline deadline) {
        return wire.run(deadline, run -> {
            run.enter(Step.CONNECT, "no answer from anywhere");
            run.overlap();
            var patience = deadline.remaining().multipliedBy(6).dividedBy(10);
            var control = within(patience, run, anyControl(run));
            return within(patience, run, resolver(run))
                    .compose(resolver -> control.compose(
                            reached -> wayOut(resolver, reached, run).map(way -> signals(resolver, reached, way))))
                    .map(Signals::judge);
        });
    }

    private Signals signals(Signal resolver, Signal control, Signal way) {
        resolverHasAnswered |= resolver == Signal.REACHED;
        return new Signals(resolver, control, way, resolverHasAnswered);
    }

    private Future<Signal> wayOut(Signal resolver, Signal control, NetworkRun run) {
        var isNeeded = resolver != Signal.REACHED && control == Signal.UNTESTABLE;
        return isNeeded
                ? gateway.address().map(address -> gateway(address, run)).orElseGet(() -> untestable())
                : untestable();
    }

    private Future<Signal> gateway(InetAddress address, NetworkRun run) {
        var patience = run.deadline().remaining().multipliedBy(7).dividedBy(10);
        return within(patience, run, reach(new Endpoint(address.getHostAddress(), GATEWAY_PORT), run))
                .map(signal -> signal == Signal.REACHED ? signal : gateway.onTheLink(address));
    }

    /** Asks for something that the server nearest to the pod knows itself; that there is no such name is an answer. */
    private Future<Signal> resolver(NetworkRun run) {
        var conf = wire.resolver().conf();
        return conf.servers().isEmpty() ? untestable() : Insistence.on(run, attempt -> ask(conf, attempt, run));
    }

    private static Future<Signal> ask(ResolvConf conf, int attempt, NetworkRun run) {
        var server = conf.startingWith(attempt).servers().get(0);
        var question = conf.search().isEmpty()
                ? NameServers.ask(server, ".", DnsRecordType.NS, run)
                : NameServers.ask(server, absolute(conf.search().get(0)), DnsRecordType.A, run);
        return question.map(response -> {
            response.release();
            return Signal.REACHED;
        });
    }

    private static String absolute(String domain) {
        return domain.endsWith(".") ? domain : domain + ".";
    }

    private Future<Signal> anyControl(NetworkRun run) {
        if (spec.control().isEmpty()) {
            return untestable();
        }
        var any = Promise.<Signal>promise();
        for (var address : spec.control()) {
            reach(address, run).onSuccess(signal -> {
                if (signal == Signal.REACHED) {
                    any.tryComplete(signal);
                }
            });
        }
        return any.future();
    }

    private Future<Signal> reach(Endpoint endpoint, NetworkRun run) {
        return wire.connect(endpoint, run)
                .map(Signal.REACHED)
                .recover(thrown -> Future.succeededFuture(isRefusal(thrown) ? Signal.REACHED : Signal.SILENT));
    }

    private static boolean isRefusal(Throwable thrown) {
        return Failures.classOf(thrown) == Failure.CONNECT
                && Failures.of(thrown).message().contains("refused");
    }

    private static Future<Signal> untestable() {
        return Future.succeededFuture(Signal.UNTESTABLE);
    }

    /** The signal, or {@code SILENT} if there is none by then. */
    private static Future<Signal> within(Duration patience, NetworkRun run, Future<Signal> signal) {
        var result = Promise.<Signal>promise();
        var timer = run.eventLoop()
                .schedule(() -> result.tryComplete(Signal.SILENT), patience.toNanos(), TimeUnit.NANOSECONDS);
        signal.onComplete(done -> {
            timer.cancel(false);
            result.tryComplete(done.succeeded() ? done.result() : Signal.SILENT);
        });
        return result.future();
    }
}
