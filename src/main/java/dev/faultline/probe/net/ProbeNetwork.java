// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.text.AddressText;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The way out to the dependencies: where the work happens, who resolves the names, and what time it is. Thread-safe.
 *
 * @param loops on which the probes run (NIO)
 * @param resolver asked afresh in each run
 * @param clock for what is dated, such as certificates
 * @param places for sessions that outlive their connection
 * @param sockets how many checks may have a socket at a time
 */
public record ProbeNetwork(
        EventLoopGroup loops, NameResolver resolver, InstantSource clock, ServerPlaces places, SocketPlaces sockets) {

    public ProbeNetwork(EventLoopGroup loops, NameResolver resolver, InstantSource clock) {
        this(loops, resolver, clock, new ServerPlaces(), SocketPlaces.ofTheProcess());
    }

    /** One that shares the event loops of the server. */
    @SuppressWarnings("deprecation") // Vert.x 5 hides Netty; the probes speak Netty on purpose.
    public ProbeNetwork(Vertx vertx, NameResolver resolver, InstantSource clock) {
        this(vertx.nettyEventLoopGroup(), resolver, clock);
    }

    /** The same on other event loops; the places for sockets and sessions are shared. */
    public ProbeNetwork on(EventLoopGroup others) {
        return new ProbeNetwork(others, resolver, clock, places, sockets);
    }

    /** The pod's own. */
    public static ProbeNetwork ofThePod(Vertx vertx, InstantSource clock) {
        return new ProbeNetwork(vertx, SystemResolver.ofThePod(), clock);
    }

    /** Starts one run; see {@link NetworkRun}. Without a place for its socket it is unknown. */
    public CompletionStage<Outcome> run(Deadline deadline, Function<NetworkRun, Future<Outcome>> work) {
        return sockets.tryTake()
                ? NetworkRun.start(loops.next(), deadline, work).whenComplete((outcome, thrown) -> sockets.giveBack())
                : CompletableFuture.completedFuture(sockets.refused());
    }

    /** The step {@code resolve}: where the endpoint is now, in the order in which the addresses are to be tried. */
    public Future<List<InetSocketAddress>> resolve(Endpoint endpoint, NetworkRun run) {
        run.enter(ProbeStep.RESOLVE, () -> "the resolver did not answer for " + endpoint.host());
        return resolver.addresses(endpoint.host(), run)
                .map(addresses -> addresses.stream()
                        .map(address -> new InetSocketAddress(address, endpoint.port()))
                        .toList());
    }

    /** The steps {@code resolve} and {@code connect}: a TCP connection to the first address that takes it. */
    public Future<Channel> connect(Endpoint endpoint, NetworkRun run) {
        return resolve(endpoint, run)
                .compose(addresses -> firstThatConnects(
                        addresses,
                        run,
                        (address, share) -> connect(address, share, run, channel -> run.opened(channel::close))));
    }

    /** One attempt to connect to one address. */
    public interface Attempt<T> {
        /**
         * @param share how long it may take
         * @return fails with what {@link FailureClassifier} classes as {@code connect} or {@code connect-timeout} if the next
         *     address is to be tried, with anything else if not
         */
        Future<T> to(InetSocketAddress address, Duration share);
    }

    /**
     * The step {@code connect}: tries one address after the other, each with an equal share of the time that is left.
     * Fails with what the last one failed with.
     */
    public static <T> Future<T> firstThatConnects(
            List<InetSocketAddress> addresses, NetworkRun run, Attempt<T> attempt) {
        var address = addresses.get(0);
        var rest = addresses.subList(1, addresses.size());
        enterConnect(address, run);
        return attempt.to(address, Duration.ofNanos(run.deadline().remaining().toNanos() / addresses.size()))
                .recover(thrown -> isWorthTheNext(thrown) && !rest.isEmpty() && !run.hasEnded()
                        ? firstThatConnects(rest, run, attempt)
                        : Future.failedFuture(named(thrown, address)));
    }

    /** Says that from here on a connection to the address is being tried. */
    public static void enterConnect(InetSocketAddress address, NetworkRun run) {
        run.enter(ProbeStep.CONNECT, () -> "no answer from " + literal(address) + " to the attempt to connect");
    }

    private static boolean isWorthTheNext(Throwable thrown) {
        var failure = FailureClassifier.classOf(thrown);
        return failure == FailureClass.CONNECT || failure == FailureClass.CONNECT_TIMEOUT;
    }

    private static Throwable named(Throwable thrown, InetSocketAddress address) {
        return isWorthTheNext(thrown) && !(thrown instanceof NetworkFailure)
                ? new NetworkFailure(
                        FailureClassifier.classOf(thrown),
                        FailureClassifier.of(thrown).message() + " (" + literal(address) + ")")
                : thrown;
    }

    /**
     * A TCP connection to one address.
     *
     * @param owner is told the channel before it connects, and has to close it
     */
    public static Future<Channel> connect(
            InetSocketAddress address, Duration share, NetworkRun run, Consumer<Channel> owner) {
        // What Bootstrap does too, though by reflection and in several turns of the event loop for each channel.
        var channel = new NioSocketChannel();
        channel.config().setConnectTimeoutMillis((int) Math.min(Integer.MAX_VALUE, share.toMillis() + 1));
        channel.pipeline().addLast(new Quiet());
        owner.accept(channel);
        return NettyFutures.of(run.eventLoop().register(channel))
                .compose(registered -> NettyFutures.of(channel.connect(address)))
                .map(connected -> channel);
    }

    private static String literal(InetSocketAddress address) {
        InetAddress found = address.getAddress();
        return new Endpoint(AddressText.of(found), address.getPort()).toString();
    }

    /** Takes the errors of a channel as long as nobody has taken it over: the connect or handshake future tells them. */
    private static final class Quiet extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (context.pipeline().last() == this) {
                context.close();
            } else {
                context.fireExceptionCaught(cause);
            }
        }
    }
}
