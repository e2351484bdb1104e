// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import dev.faultline.probe.EncryptedProbeContract;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The request for TLS, with which a session begins, and the handshake that follows where the server can. */
class PostgresqlEncryptionContractTest extends EncryptedProbeContract {

    @Override
    protected String kind() {
        return "postgresql";
    }

    @Override
    protected Map<String, ?> settings(String host, int port) {
        return Map.of("url", "postgresql://app:secret@" + host + ":" + port + "/orders?sslmode=prefer");
    }

    @Override
    protected Map<String, ?> encrypted(String host, int port, Optional<Path> caFile) {
        var tls = new HashMap<String, Object>();
        tls.put("mode", "verify-full");
        caFile.ifPresent(file -> tls.put("ca-file", file));
        return Map.of("url", "postgresql://app:secret@" + host + ":" + port + "/orders", "tls", tls);
    }

    @Override
    protected NetServer server(NetServerOptions options) {
        return network()
                .vertx()
                .createNetServer(options)
                .connectHandler(socket ->
                        socket.handler(request -> socket.write("S").onSuccess(said -> socket.upgradeToSsl())));
    }

    @Override
    protected String missing() {
        return "no answer to the request for TLS";
    }

    /** "I can do TLS." */
    @Override
    protected byte[] beginning() {
        return ascii("S");
    }
}
