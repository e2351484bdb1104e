// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mongodb;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.OptionalTls;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.ProbeStep;
import dev.faultline.probe.net.WireConversation;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * A session with one member of a set, or with a server of its own.
 *
 * <pre>
 *   connect ──▶ TLS, if it is to be ──▶ hello ──▶ auth ──▶ ping
 *                                         └──▶ another has to be asked
 * </pre>
 */
final class MemberSession {

    private static final ProbeStep HELLO = new ProbeStep("hello", FailureClass.TIMEOUT);
    private static final ProbeStep AUTH = new ProbeStep("auth", FailureClass.TIMEOUT);
    private static final ProbeStep PING = new ProbeStep("ping", FailureClass.TIMEOUT);

    private final MongoSpec spec;
    private final MongoLogin login;
    private final Optional<String> password;
    private volatile Optional<MemberHello> hello = Optional.empty();
    private int sent;

    MemberSession(MongoSpec spec, MongoLogin login, Optional<String> password) {
        this.spec = spec;
        this.login = login;
        this.password = password;
    }

    /** What it said of itself, as soon as it did. Thread-safe. */
    Optional<MemberHello> hello() {
        return hello;
    }

    /** Holds the session; the connection is left open for the run to close. Up: it responded, and served what it was asked. */
    Future<Outcome> over(Endpoint member, ProbeNetwork network, OptionalTls tls, NetworkRun run) {
        return network.connect(member, run)
                .compose(channel -> tls.over(channel, member, run).compose(warning -> {
                    var conversation =
                            new WireConversation<>(BsonFields.class, new MongoMessage.Decoder(), channel, run);
                    return greeted(conversation)
                            .compose(greeting -> used(greeting, conversation, run))
                            .map(served -> OptionalTls.warned(Outcome.up(), warning));
                }));
    }

    private Future<MemberHello> greeted(WireConversation<BsonFields> conversation) {
        conversation.enter(HELLO, "hello");
        return respond(hello("hello"), conversation)
                // Servers from before 4.4.2 know it by another name only.
                .compose(response ->
                        !response.flag("ok") && MongoError.read(response).isUnknownCommand()
                                ? ask(hello("isMaster"), conversation)
                                : good(response))
                .recover(thrown -> Future.failedFuture(explained(thrown)))
                .map(response -> {
                    var said = MemberHello.read(response);
                    hello = Optional.of(said);
                    return said;
                });
    }

    private static Throwable explained(Throwable thrown) {
        return thrown instanceof NetworkFailure known && known.failure() == FailureClass.IO
                ? new NetworkFailure(
                        FailureClass.IO,
                        known.explanation() + " (a server at its limit of connections closes them like this)")
                : thrown;
    }

    private BsonEncoding hello(String command) {
        var client = new BsonEncoding()
                .put("application", new BsonEncoding().put("name", "faultline"))
                .put("driver", new BsonEncoding().put("name", "faultline").put("version", "1"))
                .put("os", new BsonEncoding().put("type", "Linux"));
        var hello = new BsonEncoding().put(command, 1).put("helloOk", true).put("client", client);
        spec.signIn()
                .username()
                .ifPresent(name -> hello.put("saslSupportedMechs", spec.signIn().source() + "." + name));
        return hello.put("$db", "admin");
    }

    private Future<Void> used(MemberHello greeting, WireConversation<BsonFields> conversation, NetworkRun run) {
        if (!spec.expectation().isServedBy(greeting, spec.place().isAlone())) {
            return Future.succeededFuture();
        }
        return signedIn(greeting, conversation, run).compose(done -> {
            conversation.enter(PING, "ping");
            return ask(new BsonEncoding().put("ping", 1).put("$db", "admin"), conversation)
                    .mapEmpty();
        });
    }

    private Future<Void> signedIn(MemberHello greeting, WireConversation<BsonFields> conversation, NetworkRun run) {
        if (spec.signIn().username().isEmpty() || password.isEmpty()) {
            return Future.succeededFuture();
        }
        conversation.enter(AUTH, "the authentication");
        return login.with(
                spec.signIn().username().get(),
                password.get(),
                greeting.mechanisms(),
                command -> ask(command, conversation),
                run);
    }

    private Future<BsonFields> ask(BsonEncoding command, WireConversation<BsonFields> conversation) {
        return respond(command, conversation).compose(MemberSession::good);
    }

    private Future<BsonFields> respond(BsonEncoding command, WireConversation<BsonFields> conversation) {
        sent++;
        conversation.send(MongoMessage.of(sent, command));
        return conversation.next();
    }

    private static Future<BsonFields> good(BsonFields response) {
        return response.flag("ok")
                ? Future.succeededFuture(response)
                : Future.failedFuture(MongoError.read(response).failure());
    }
}
