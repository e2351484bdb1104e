// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.redis;

import dev.faultline.probe.ProbeSpec;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a Redis server is, how to get in, and what it has to be.
 *
 * @param endpoint of the server
 * @param tls present if the connection is encrypted
 * @param username of its access control list; absent: the default user
 * @param password if one is needed
 * @param database its number, not negative
 * @param role what it has to be, if that matters
 */
record RedisSpec(
        Endpoint endpoint,
        Optional<TlsSettings> tls,
        Optional<String> username,
        Optional<Secret> password,
        int database,
        Optional<ReplicationRole> role)
        implements ProbeSpec {

    @Override
    public Set<String> endpoints() {
        return Set.of(endpoint.toString());
    }

    @Override
    public Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        view.put("url", (tls.isPresent() ? "rediss://" : "redis://") + endpoint + "/" + database);
        username.ifPresent(name -> view.put("username", name));
        password.ifPresent(secret -> view.put("password", Secret.MASK));
        tls.ifPresent(settings -> view.put("tls", settings.publicView()));
        role.ifPresent(expected -> view.put("expect", Map.of("role", expected.word())));
        return view;
    }

    @Override
    public Set<Secret> secrets() {
        return password.map(Set::of).orElse(Set.of());
    }
}
