// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import com.ongres.scram.common.ScramMechanism;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.SaltedPassword;
import dev.faultline.probe.net.ScramExchange;
import dev.faultline.probe.postgresql.PostgresqlProtocol.ServerMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Answers a server's requests for authentication: by password in clear, MD5 or SCRAM-SHA-256. */
final class PostgresqlLogin {

    static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_256;

    private static final int OK = 0;
    private static final int CLEARTEXT = 3;
    private static final int MD5 = 5;
    private static final int SASL = 10;
    private static final int SASL_CONTINUE = 11;
    private static final int SASL_FINAL = 12;

    private final String username;
    private final Optional<String> password;
    private final SaltedPassword salted;
    private final NetworkRun run;
    private Optional<ScramExchange> scram = Optional.empty();

    PostgresqlLogin(String username, Optional<String> password, SaltedPassword salted, NetworkRun run) {
        this.username = username;
        this.password = password;
        this.salted = salted;
        this.run = run;
    }

    /** What is to be sent in answer to an {@code Authentication…} message, empty if nothing is. */
    Future<ByteBuf> answer(ServerMessage request) {
        try {
            var method = request.body().getInt();
            return switch (method) {
                case OK -> nothing();
                case CLEARTEXT -> Future.succeededFuture(PostgresqlProtocol.password(secret()));
                case MD5 -> Future.succeededFuture(PostgresqlProtocol.password(md5(request)));
                case SASL -> Future.succeededFuture(beginScram(request));
                case SASL_CONTINUE -> running().clientFinal(request.rest(), run).map(PostgresqlProtocol::saslResponse);
                case SASL_FINAL -> endScram(request);
                default -> throw unsupported();
            };
        } catch (NetworkFailure failure) {
            return Future.failedFuture(failure);
        }
    }

    private static Future<ByteBuf> nothing() {
        return Future.succeededFuture(Unpooled.EMPTY_BUFFER);
    }

    private String secret() throws NetworkFailure {
        return password.orElseThrow(
                () -> new NetworkFailure(FailureClass.AUTH, "the server asks for a password, and none is configured"));
    }

    private String md5(ServerMessage request) throws NetworkFailure {
        var salt = new byte[4];
        request.body().get(salt);
        var inner = hexDigest((secret() + username).getBytes(StandardCharsets.UTF_8));
        return "md5" + hexDigest(inner.getBytes(StandardCharsets.US_ASCII), salt);
    }

    private ByteBuf beginScram(ServerMessage request) throws NetworkFailure {
        while (request.body().hasRemaining()) {
            if (request.text().equals(MECHANISM.getName())) {
                var begun = new ScramExchange("", secret(), salted);
                scram = Optional.of(begun);
                return PostgresqlProtocol.saslInitialResponse(MECHANISM.getName(), begun.clientFirst());
            }
        }
        throw unsupported();
    }

    private Future<ByteBuf> endScram(ServerMessage request) throws NetworkFailure {
        running().verify(request.rest());
        return nothing();
    }

    private ScramExchange running() throws NetworkFailure {
        return scram.orElseThrow(PostgresqlProtocol::notPostgresql);
    }

    private static NetworkFailure unsupported() {
        return new NetworkFailure(
                FailureClass.AUTH,
                "the server asks for another authentication than a password (clear, MD5, SCRAM-SHA-256)");
    }

    private static String hexDigest(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("MD5");
            for (var part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
