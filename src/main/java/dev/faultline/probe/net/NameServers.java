// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import io.netty.channel.AddressedEnvelope;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.resolver.HostsFileEntriesResolver;
import io.netty.resolver.dns.DnsErrorCauseException;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverChannelStrategy;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;
import io.netty.resolver.dns.NoopAuthoritativeDnsServerCache;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.resolver.dns.NoopDnsCnameCache;
import io.netty.resolver.dns.SequentialDnsServerAddressStreamProvider;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;

/**
 * Asks name servers over UDP, and over TCP when an answer is cut off. Nothing is cached, and each question leaves from
 * a port of its own, so that neither an old answer nor a stale connection-tracking entry can stand in for a server that
 * is gone.
 *
 * <p>Questions have no EDNS, as those of a C library have none: servers from before it refuse or drop them (RFC 6891,
 * section 7), and what resolves for the app has to resolve here.
 */
public final class NameServers {

    /** The hosts file is the resolver's to know, not the servers'. */
    private static final HostsFileEntriesResolver NO_HOSTS_FILE = (name, types) -> null;

    private NameServers() {}

    /**
     * What one server answers to one question, whatever its response code. The caller releases it. Fails if there is no
     * answer until the deadline.
     *
     * @param name fully qualified, with its dot at the end
     */
    public static Future<DnsResponse> ask(InetSocketAddress server, String name, DnsRecordType type, NetworkRun run) {
        var question = new DefaultDnsQuestion(name, type);
        return NettyFutures.of(open(ResolvConf.of(server), false, true, run).query(server, question))
                .map(AddressedEnvelope::content);
    }

    /** A response code as operators know it, such as {@code NXDOMAIN}. */
    public static String nameOf(DnsResponseCode code) {
        return code.toString().replaceFirst("\\(\\d+\\)$", "").toUpperCase(Locale.ROOT);
    }

    /**
     * All addresses of a name, search domains and aliases followed, from the first server that answers.
     *
     * @param all whether to wait for those of the other family too, once there are some
     */
    static Future<List<InetAddress>> addresses(String name, ResolvConf conf, boolean all, NetworkRun run) {
        return NettyFutures.of(open(conf, conf.edns(), all, run).resolveAll(name))
                .recover(thrown -> conf.edns() && !run.hasEnded() && !isSettled(thrown)
                        ? NettyFutures.of(open(conf, false, all, run).resolveAll(name))
                        : Future.failedFuture(thrown));
    }

    /** Whether asking without EDNS could change nothing: the name is not there, or nobody answered. */
    private static boolean isSettled(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof DnsNameResolverTimeoutException
                    || cause instanceof DnsErrorCauseException answered
                            && answered.getCode().equals(DnsResponseCode.NXDOMAIN)) {
                return true;
            }
        }
        return false;
    }

    private static DnsNameResolver open(ResolvConf conf, boolean edns, boolean all, NetworkRun run) {
        var resolver = new DnsNameResolverBuilder(run.eventLoop())
                .datagramChannelType(NioDatagramChannel.class)
                .datagramChannelStrategy(DnsNameResolverChannelStrategy.ChannelPerResolution)
                .socketChannelType(NioSocketChannel.class)
                .resolveCache(NoopDnsCache.INSTANCE)
                .cnameCache(NoopDnsCnameCache.INSTANCE)
                .authoritativeDnsServerCache(NoopAuthoritativeDnsServerCache.INSTANCE)
                .hostsFileEntriesResolver(NO_HOSTS_FILE)
                .nameServerProvider(new SequentialDnsServerAddressStreamProvider(conf.servers()))
                .searchDomains(conf.search())
                .ndots(conf.ndots())
                .optResourceEnabled(edns)
                .completeOncePreferredResolved(!all)
                .queryTimeoutMillis(Math.max(1, run.deadline().remaining().toMillis()))
                .build();
        run.opened(resolver::close);
        return resolver;
    }
}
