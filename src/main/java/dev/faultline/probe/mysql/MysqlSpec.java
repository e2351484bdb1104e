// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mysql;

import dev.faultline.probe.ProbeSpec;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.NegotiatedTls;
import dev.faultline.probe.net.QueryExpectation;
import dev.faultline.settings.Secret;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a MySQL or MariaDB server is, how to get in, and what to ask it.
 *
 * @param endpoint of the server
 * @param database to use; empty for none
 * @param username to connect as
 * @param password if one is needed
 * @param encryption whether the connection is encrypted
 * @param keyFile the public key of the server, for a password without TLS
 * @param keyRetrieval whether the server may be asked for that key
 * @param query one statement
 * @param expectation what has to be true of the answer
 */
record MysqlSpec(
        Endpoint endpoint,
        String database,
        String username,
        Optional<Secret> password,
        NegotiatedTls encryption,
        Optional<Path> keyFile,
        boolean keyRetrieval,
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
        view.put("url", "mysql://" + endpoint + "/" + database);
        view.put("username", username);
        password.ifPresent(secret -> view.put("password", Secret.MASK));
        view.put("tls", encryption.publicView());
        keyFile.ifPresent(file -> view.put("server-key-file", file.toString()));
        if (keyRetrieval) {
            view.put("allow-key-retrieval", true);
        }
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
