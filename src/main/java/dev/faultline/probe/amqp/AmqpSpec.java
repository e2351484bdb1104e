// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.amqp;

import dev.faultline.probe.ProbeSpec;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a broker is, how to get in, and what it has to take.
 *
 * @param endpoint of the broker
 * @param tls present if the connection is encrypted
 * @param host its virtual host
 * @param username {@code guest} unless given, as its clients have it
 * @param password absent: the same word as its clients
 * @param expectation what has to be there
 */
record AmqpSpec(
        Endpoint endpoint,
        Optional<TlsSettings> tls,
        String host,
        String username,
        Optional<Secret> password,
        QueueExpectation expectation)
        implements ProbeSpec {

    @Override
    public Set<String> endpoints() {
        return Set.of(endpoint.toString());
    }

    @Override
    public Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        view.put("url", (tls.isPresent() ? "amqps://" : "amqp://") + endpoint + "/" + host.replace("/", "%2F"));
        view.put("username", username);
        password.ifPresent(secret -> view.put("password", Secret.MASK));
        expectation.queue().ifPresent(queue -> view.put("queue", queue));
        tls.ifPresent(settings -> view.put("tls", settings.publicView()));
        view.put("expect", expectation.publicView());
        return view;
    }

    @Override
    public Set<Secret> secrets() {
        return password.map(Set::of).orElse(Set.of());
    }
}
