// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import dev.faultline.probe.ProbeSpec;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.NegotiatedTls;
import dev.faultline.probe.net.QueryExpectation;
import dev.faultline.settings.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a PostgreSQL server is, how to get in, and what to ask it.
 *
 * @param endpoint of the server
 * @param database to connect to
 * @param username to connect as
 * @param password if one is needed
 * @param encryption whether the connection is encrypted
 * @param query one statement or several, in the simple query protocol
 * @param expectation what has to be true of the answer
 */
public record PostgresqlSpec(
        Endpoint endpoint,
        String database,
        String username,
        Optional<Secret> password,
        NegotiatedTls encryption,
        String query,
        QueryExpectation expectation)
        implements ProbeSpec {

    @Override
    public Set<String> endpoints() {
        return Set.of(endpoint.toString());
    }

    @Override
    public Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        view.put("url", "postgresql://" + endpoint + "/" + database);
        view.put("username", username);
        password.ifPresent(secret -> view.put("password", Secret.MASK));
        view.put("tls", encryption.publicView());
        view.put("query", query);
        var expect = expectation.publicView();
        if (!expect.isEmpty()) {
            view.put("expect", expect);
        }
        return view;
    }

    @Override
    public Set<Secret> secrets() {
        return password.map(Set::of).orElse(Set.of());
    }
}
