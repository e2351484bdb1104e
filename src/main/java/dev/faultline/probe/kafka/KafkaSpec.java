// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.kafka;

import dev.faultline.probe.ProbeSpec;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a cluster is, how to get in, and what has to be there.
 *
 * @param brokers those to begin with, at least one
 * @param topics those that the app uses
 * @param tls present if the connections are encrypted
 * @param sasl present if somebody signs in
 * @param expectation what has to be there
 */
record KafkaSpec(
        List<Endpoint> brokers,
        List<String> topics,
        Optional<TlsSettings> tls,
        Optional<SaslSettings> sasl,
        ClusterExpectation expectation)
        implements ProbeSpec {

    KafkaSpec {
        brokers = List.copyOf(brokers);
        topics = List.copyOf(topics);
    }

    @Override
    public Set<String> endpoints() {
        return brokers.stream().map(Endpoint::toString).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        view.put("brokers", brokers.stream().map(Endpoint::toString).toList());
        if (!topics.isEmpty()) {
            view.put("topics", topics);
        }
        sasl.ifPresent(settings -> view.put("sasl", settings.publicView()));
        tls.ifPresent(settings -> view.put("tls", settings.publicView()));
        view.put("expect", expectation.publicView());
        return view;
    }

    @Override
    public Set<Secret> secrets() {
        return sasl.map(settings -> Set.of(settings.password())).orElse(Set.of());
    }
}
