// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.redis;

import dev.faultline.probe.ProbeSpec;
import dev.faultline.settings.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A Redis server and what it has to be.
 *
 * @param access where it is, and how to get in
 * @param role what it has to be, if that matters
 */
record RedisSpec(RedisAccess access, Optional<ReplicationRole> role) implements ProbeSpec {

    @Override
    public Set<String> endpoints() {
        return Set.of(access.endpoint().toString());
    }

    @Override
    public Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        view.put("url", access.place());
        access.username().ifPresent(name -> view.put("username", name));
        access.password().ifPresent(secret -> view.put("password", Secret.MASK));
        access.tls().ifPresent(settings -> view.put("tls", settings.publicView()));
        role.ifPresent(expected -> view.put("expect", Map.of("role", expected.word())));
        return view;
    }

    @Override
    public Set<Secret> secrets() {
        return access.password().map(Set::of).orElse(Set.of());
    }
}
