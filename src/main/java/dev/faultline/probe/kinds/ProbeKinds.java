// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.kinds;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.amqp.AmqpProbeFactory;
import dev.faultline.probe.apphealth.AppHealthProbeFactory;
import dev.faultline.probe.dns.DnsProbeFactory;
import dev.faultline.probe.env.EnvProbeFactory;
import dev.faultline.probe.file.FileProbeFactory;
import dev.faultline.probe.grpc.GrpcProbeFactory;
import dev.faultline.probe.http.HttpProbeFactory;
import dev.faultline.probe.kafka.KafkaProbeFactory;
import dev.faultline.probe.memcached.MemcachedProbeFactory;
import dev.faultline.probe.mongodb.MongoProbeFactory;
import dev.faultline.probe.mysql.MysqlProbeFactory;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.podnetwork.NetworkProbeFactory;
import dev.faultline.probe.postgresql.PostgresqlProbeFactory;
import dev.faultline.probe.redis.RedisProbeFactory;
import dev.faultline.probe.smtp.SmtpProbeFactory;
import dev.faultline.probe.tcp.TcpProbeFactory;
import dev.faultline.probe.tls.TlsProbeFactory;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The registry of all kinds. A new kind is one folder beside this one, and one line here. Thread-safe. */
public final class ProbeKinds {

    private final Map<String, ProbeFactory<?>> factories = new LinkedHashMap<>();
    private final NetworkProbeFactory podNetwork;

    /**
     * The kinds as the pod sees the world.
     *
     * @param vertx whose event loops the probes of the network run on
     * @param blocking where the probes of files do what blocks; a hung file holds one thread of it
     */
    public ProbeKinds(Vertx vertx, Executor blocking) {
        this(ProbeNetwork.ofThePod(vertx, InstantSource.system()), blocking);
    }

    /** The same, with a way out, a resolver and a clock of the caller's. */
    public ProbeKinds(ProbeNetwork network, Executor blocking) {
        podNetwork = new NetworkProbeFactory(network);
        List.<ProbeFactory<?>>of(
                        new PostgresqlProbeFactory(network, blocking),
                        new MysqlProbeFactory(network, blocking),
                        new RedisProbeFactory(network, blocking),
                        new MongoProbeFactory(network, blocking),
                        new MemcachedProbeFactory(network, blocking),
                        new SmtpProbeFactory(network, blocking),
                        new HttpProbeFactory(network),
                        new GrpcProbeFactory(network),
                        new AmqpProbeFactory(network, blocking),
                        new KafkaProbeFactory(network, blocking),
                        new TcpProbeFactory(network),
                        new DnsProbeFactory(network),
                        new TlsProbeFactory(network),
                        new AppHealthProbeFactory(network),
                        new FileProbeFactory(blocking),
                        new EnvProbeFactory(name -> Optional.ofNullable(System.getenv(name)), blocking))
                .forEach(factory -> factories.put(factory.kind().name(), factory));
    }

    /** The factory of a kind that may stand under {@code dependencies}, if there is one. */
    public Optional<ProbeFactory<?>> factory(DependencyKind kind) {
        return Optional.ofNullable(factories.get(kind.name()));
    }

    /** The built-in kind {@code network}, which has a section of its own in the config file. */
    public NetworkProbeFactory network() {
        return podNetwork;
    }

    /** What the kinds of these are called. */
    public static Set<String> names(List<ProbeFactory<?>> factories) {
        return factories.stream().map(factory -> factory.kind().name()).collect(Collectors.toUnmodifiableSet());
    }

    /** The factories of all kinds, the built-in network's last. */
    public List<ProbeFactory<?>> all() {
        return Stream.concat(factories.values().stream(), Stream.of(podNetwork)).toList();
    }

    /** The kinds that may stand under {@code dependencies}. */
    public Set<DependencyKind> kinds() {
        return factories.values().stream().map(ProbeFactory::kind).collect(Collectors.toUnmodifiableSet());
    }
}
