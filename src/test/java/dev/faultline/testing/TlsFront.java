// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import dev.faultline.testing.TestCertificates.Pem;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;

/** Ends TLS before a server that speaks in clear, and lets nobody through without a client certificate of its authority. */
public final class TlsFront {

    private TlsFront() {}

    /**
     * Starts one on the loopback interface, which ends with the given Vert.x.
     *
     * @param backend the port of the server in clear
     * @param shown its own certificate, with those that issued it
     * @return its port
     */
    public static int before(int backend, Pem shown, TestCertificates clients, Vertx vertx) {
        var options = new NetServerOptions()
                .setHost("127.0.0.1")
                .setSsl(true)
                .setClientAuth(ClientAuth.REQUIRED)
                .setTrustOptions(
                        new PemTrustOptions().addCertPath(clients.caFile().toString()))
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(shown.certificate().toString())
                        .setKeyPath(shown.key().toString()));
        return vertx.createNetServer(options)
                .connectHandler(socket -> {
                    socket.pause();
                    vertx.createNetClient()
                            .connect(backend, "127.0.0.1")
                            .onSuccess(behind -> {
                                socket.pipeTo(behind);
                                behind.pipeTo(socket);
                            })
                            .onFailure(gone -> socket.close());
                })
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }
}
