// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mongodb;

import dev.faultline.probe.ProbeSpec;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a database is, how to get in, and what it has to be.
 *
 * @param place where the servers are
 * @param database the one that the app uses; empty: none is named
 * @param tls present if the connections are encrypted
 * @param signIn how to get in
 * @param expectation what has to be there
 */
record MongoSpec(
        MongoPlace place, String database, Optional<TlsSettings> tls, MongoSignIn signIn, MemberExpectation expectation)
        implements ProbeSpec {

    @Override
    public Set<String> endpoints() {
        return place.seeds().stream().map(Endpoint::toString).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        view.put("url", place.url(database));
        signIn.username().ifPresent(name -> view.put("username", name));
        signIn.password().ifPresent(secret -> view.put("password", Secret.MASK));
        tls.ifPresent(settings -> view.put("tls", settings.publicView()));
        if (!expectation.publicView().isEmpty()) {
            view.put("expect", expectation.publicView());
        }
        return view;
    }

    @Override
    public Set<Secret> secrets() {
        return signIn.password().map(Set::of).orElse(Set.of());
    }
}
