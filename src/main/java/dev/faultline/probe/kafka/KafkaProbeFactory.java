// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.kafka;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.SettingsSection;
import java.util.List;
import java.util.concurrent.Executor;

/** The kind {@code kafka}. */
public final class KafkaProbeFactory implements ProbeFactory<KafkaSpec> {

    private static final int PORT = 9092;
    private static final String FORM = "a list of host:port, such as [\"kafka-0:9092\", \"kafka-1:9092\"]";

    private final ProbeNetwork network;
    private final Executor blocking;

    /** @param blocking where password files are read and passwords are salted */
    public KafkaProbeFactory(ProbeNetwork network, Executor blocking) {
        this.network = network;
        this.blocking = blocking;
    }

    @Override
    public DependencyKind kind() {
        return new DependencyKind("kafka");
    }

    @Override
    public KafkaSpec read(SettingsSection settings) {
        var topics = settings.texts("topics");
        if (topics.stream().anyMatch(topic -> !topic.matches("[A-Za-z0-9._-]{1,249}"))) {
            settings.reject("topics", "a list of names of topics");
        }
        return new KafkaSpec(
                brokers(settings),
                topics,
                TlsSettings.readIfPresent(settings),
                SaslSettings.readIfPresent(settings),
                ClusterExpectation.read(settings.section("expect"), !topics.isEmpty()));
    }

    private static List<Endpoint> brokers(SettingsSection settings) {
        var texts = settings.texts("brokers");
        var brokers = texts.stream()
                .flatMap(text -> Endpoint.parse(text, PORT).stream())
                .toList();
        if (brokers.isEmpty() || brokers.size() < texts.size()) {
            settings.reject("brokers", FORM);
            return List.of(new Endpoint("invalid", PORT));
        }
        return brokers;
    }

    @Override
    public Probe open(KafkaSpec spec) {
        return new KafkaProbe(spec, network, blocking);
    }
}
