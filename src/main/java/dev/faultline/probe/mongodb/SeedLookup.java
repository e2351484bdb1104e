// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mongodb;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.NameServers;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.ProbeStep;
import dev.faultline.probe.net.RetryingQuery;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.handler.codec.dns.DefaultDnsRecordDecoder;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import io.vertx.core.Future;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Where the servers behind one name are, by its SRV records (MongoDB's specification of the initial list of seeds). */
record SeedLookup(String service, ProbeNetwork network) {

    /** The bytes of a record before its target: priority, weight, port. */
    private static final int BEFORE_TARGET = 6;

    /** Fails as {@code dns} if there are none. */
    Future<List<Endpoint>> seeds(NetworkRun run) {
        var conf = network.resolver().conf();
        if (conf.servers().isEmpty()) {
            return Future.failedFuture(new NetworkFailure(FailureClass.DNS, "no name server is configured"));
        }
        run.enter(ProbeStep.RESOLVE, "the name server did not answer for the SRV records of " + service);
        return RetryingQuery.on(
                run, attempt -> ask(conf.startingWith(attempt).servers(), run).compose(this::read));
    }

    private Future<DnsResponse> ask(List<InetSocketAddress> servers, NetworkRun run) {
        return NameServers.ask(servers.get(0), "_mongodb._tcp." + service + ".", DnsRecordType.SRV, run)
                .compose(response -> {
                    var settled = response.code().equals(DnsResponseCode.NOERROR)
                            || response.code().equals(DnsResponseCode.NXDOMAIN);
                    if (settled || servers.size() == 1 || run.hasEnded()) {
                        return Future.succeededFuture(response);
                    }
                    response.release();
                    return ask(servers.subList(1, servers.size()), run);
                });
    }

    private Future<List<Endpoint>> read(DnsResponse response) {
        try {
            var seeds = new ArrayList<Endpoint>();
            for (var index = 0; index < response.count(DnsSection.ANSWER); index++) {
                var record = response.recordAt(DnsSection.ANSWER, index);
                if (record.type().equals(DnsRecordType.SRV) && record instanceof ByteBufHolder raw) {
                    seeds.add(target(raw.content().duplicate()));
                }
            }
            return seeds.isEmpty() ? Future.failedFuture(none(response.code())) : Future.succeededFuture(seeds);
        } catch (RuntimeException malformed) {
            return Future.failedFuture(new NetworkFailure(
                    FailureClass.PROTOCOL, "an SRV record of the name server's answer is malformed"));
        } finally {
            response.release();
        }
    }

    private static Endpoint target(ByteBuf data) {
        if (data.readableBytes() <= BEFORE_TARGET) {
            throw new IllegalArgumentException("the record's data is too short");
        }
        var port = data.skipBytes(BEFORE_TARGET - 2).readUnsignedShort();
        return new Endpoint(DefaultDnsRecordDecoder.decodeName(data).replaceFirst("[.]$", ""), port);
    }

    private NetworkFailure none(DnsResponseCode code) {
        return new NetworkFailure(
                FailureClass.DNS,
                code.equals(DnsResponseCode.NOERROR)
                        ? "no SRV record for _mongodb._tcp." + service
                        : "the name server answered " + NameServers.nameOf(code) + " for _mongodb._tcp." + service);
    }
}
