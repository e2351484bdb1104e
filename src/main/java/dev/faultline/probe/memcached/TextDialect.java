// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.memcached;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.FailureClassifier;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.ProtocolLines;
import dev.faultline.probe.net.WireConversation;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The protocol of text: a command, a line or several in return. */
final class TextDialect implements MemcachedDialect {

    private final WireConversation<String> conversation;

    TextDialect(Channel channel, NetworkRun run) {
        conversation = new WireConversation<>(String.class, new ProtocolLines("memcached"), channel, run);
    }

    /** As of version 1.5.15: the credentials are what the first command stores. */
    @Override
    public Future<Void> signIn(String username, String password) {
        return answerTo(storing("faultline", username + " " + password), "STORED");
    }

    @Override
    public Future<Optional<String>> get(String key) {
        send("get " + key);
        var lines = new ArrayList<String>();
        return conversation
                .until(line -> {
                    if (lines.isEmpty() && !line.equals("END") && !line.startsWith("VALUE " + key + " ")) {
                        throw refused(line);
                    }
                    lines.add(line);
                    return line.equals("END");
                })
                .map(all -> lines.size() > 2
                        ? Optional.of(String.join("\n", lines.subList(1, lines.size() - 1)))
                        : Optional.<String>empty());
    }

    @Override
    public Future<Void> store(String key, String value) {
        return answerTo(storing(key, value), "STORED");
    }

    @Override
    public Future<Void> delete(String key) {
        return answerTo("delete " + key, "DELETED", "NOT_FOUND");
    }

    @Override
    public void quit() {
        send("quit");
    }

    private static String storing(String key, String value) {
        return "set " + key + " 0 60 " + value.getBytes(StandardCharsets.UTF_8).length + "\r\n" + value;
    }

    private Future<Void> answerTo(String command, String... good) {
        send(command);
        return conversation
                .next()
                .compose(line -> List.of(good).contains(line)
                        ? Future.<Void>succeededFuture()
                        : Future.failedFuture(refused(line)));
    }

    private void send(String command) {
        conversation.send(Unpooled.copiedBuffer(command + "\r\n", StandardCharsets.UTF_8));
    }

    private static NetworkFailure refused(String line) {
        var words = FailureClassifier.oneLine(line);
        if (line.startsWith("SERVER_ERROR ") || line.startsWith("ERROR Too many open connections")) {
            return MemcachedDialect.serverError(words);
        }
        if (line.startsWith("CLIENT_ERROR unauthenticated") || line.startsWith("CLIENT_ERROR authentication")) {
            return new NetworkFailure(FailureClass.AUTH, words);
        }
        return line.equals("NOT_STORED")
                ? new NetworkFailure(FailureClass.ASSERTION, "the server did not store the value")
                : MemcachedDialect.foreign();
    }
}
