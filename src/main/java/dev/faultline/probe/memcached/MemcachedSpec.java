// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.memcached;

import dev.faultline.probe.ProbeSpec;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a memcached is, how to get in, and what it has to do.
 *
 * @param endpoint of the server or of a proxy before several
 * @param tls present if the connection is encrypted
 * @param username absent: it lets everybody in
 * @param password present with the username
 * @param binary whether it is spoken to in the binary protocol, which is the one that has SASL
 * @param roundTrip whether it has to store something and give it back
 */
record MemcachedSpec(
        Endpoint endpoint,
        Optional<TlsSettings> tls,
        Optional<String> username,
        Optional<Secret> password,
        boolean binary,
        boolean roundTrip)
        implements ProbeSpec {

    @Override
    public Set<String> endpoints() {
        return Set.of(endpoint.toString());
    }

    @Override
    public Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        view.put("address", endpoint.toString());
        tls.ifPresent(settings -> view.put("tls", settings.publicView()));
        username.ifPresent(name -> {
            view.put("username", name);
            view.put("password", Secret.MASK);
            view.put("sasl", binary ? "binary" : "text");
        });
        if (roundTrip) {
            view.put("expect", Map.of("round-trip", true));
        }
        return view;
    }

    @Override
    public Set<Secret> secrets() {
        return password.map(Set::of).orElse(Set.of());
    }
}
