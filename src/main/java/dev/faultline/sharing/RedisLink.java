// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sharing;

import dev.faultline.probe.net.TlsSettings;
import dev.faultline.probe.redis.RedisAccess;
import dev.faultline.settings.Redaction;
import dev.faultline.text.OneLine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One connection to Redis. Vert.x' client does not mend one that broke, so after any trouble it is thrown away; whoever uses it
 * opens the next. Waits for each reply, at most half a second. For one thread.
 */
final class RedisLink implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMillis(500);

    private final Vertx vertx;
    private final RedisAccess access;
    private Optional<Redis> client = Optional.empty();
    private Optional<RedisConnection> connection = Optional.empty();

    RedisLink(Vertx vertx, RedisAccess access) {
        this.vertx = vertx;
        this.access = access;
    }

    /** Connects and signs in. */
    void open() throws LinkDown {
        close();
        var made = Redis.createClient(vertx, options());
        client = Optional.of(made);
        var connected = reply(made.connect());
        // What was sent hears of it too.
        connected.exceptionHandler(broken -> {});
        connection = Optional.of(connected);
        var signIn = signIn();
        if (!signIn.isEmpty()) {
            send(signIn);
        }
    }

    private List<Request> signIn() throws LinkDown {
        var commands = new ArrayList<Request>(2);
        if (access.password().isPresent()) {
            var command = Request.cmd(Command.AUTH);
            access.username().ifPresent(command::arg);
            try {
                commands.add(command.arg(access.password().get().reveal()));
            } catch (IOException unreadable) {
                throw down("the password file cannot be read");
            }
        }
        if (access.database() != 0) {
            commands.add(Request.cmd(Command.SELECT).arg(access.database()));
        }
        return commands;
    }

    /**
     * Sends commands at once.
     *
     * @return a reply to each, absent where it is nil
     * @throws LinkDown if one of them is refused, or not replied to in time; the connection is gone then
     */
    List<Optional<Response>> send(List<Request> commands) throws LinkDown {
        if (connection.isEmpty()) {
            throw down("not connected");
        }
        return reply(connection.get().batch(commands)).stream()
                .map(Optional::ofNullable)
                .toList();
    }

    private <T> T reply(Future<T> future) throws LinkDown {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw down("no reply within " + PATIENCE.toMillis() + " ms");
        } catch (ExecutionException failed) {
            var cause = failed.getCause();
            throw down(String.valueOf(cause == null ? failed.getMessage() : cause.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw down("stopped");
        }
    }

    private LinkDown down(String why) {
        close();
        var secrets = access.password().map(Set::of).orElse(Set.of());
        return new LinkDown(OneLine.of(new Redaction(secrets).clear(why)));
    }

    private RedisOptions options() {
        var net = new NetClientOptions()
                .setConnectTimeout((int) PATIENCE.toMillis())
                .setTcpKeepAlive(true)
                .setTcpNoDelay(true);
        access.tls().ifPresent(tls -> encrypt(net, tls));
        return new RedisOptions()
                .setConnectionString((access.tls().isPresent() ? "rediss://" : "redis://") + access.endpoint())
                .setNetClientOptions(net)
                // Its greeting is refused to users who may not use it, and says nothing that is needed.
                .setProtocolNegotiation(false)
                .setMaxPoolSize(1)
                .setMaxPoolWaiting(1);
    }

    private static void encrypt(NetClientOptions net, TlsSettings tls) {
        net.setSsl(true);
        if (tls.verify()) {
            net.setHostnameVerificationAlgorithm("HTTPS");
            tls.caFile().ifPresent(file -> net.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        } else {
            net.setTrustAll(true).setHostnameVerificationAlgorithm("");
        }
        tls.client()
                .ifPresent(shown -> net.setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(shown.certFile().toString())
                        .addKeyPath(shown.keyFile().toString())));
    }

    @Override
    public void close() {
        connection = Optional.empty();
        client.ifPresent(Redis::close);
        client = Optional.empty();
    }
}
