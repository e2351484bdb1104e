// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.tls;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.FailureClassifier;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.ProtocolLines;
import dev.faultline.probe.net.WireConversation;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.vertx.core.Future;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Asks servers of mail for TLS: SMTP (RFC 3207) and IMAP (RFC 9051, section 6.2.1). */
final class LineUpgrade {

    private static final int MOST_LINES = 200;
    private static final String READY = "220";

    private final Channel channel;
    private final NetworkRun run;

    LineUpgrade(Channel channel, NetworkRun run) {
        this.channel = channel;
        this.run = run;
    }

    private WireConversation<String> lines(String protocol) {
        return new WireConversation<>(String.class, new ProtocolLines(protocol), channel, run);
    }

    Future<ByteBuf> smtp() {
        var server = lines("SMTP");
        server.awaitGreeting(StartTls.GREETING);
        return reply(server)
                .compose(greeting -> code(greeting).equals(READY)
                        ? ask(server, "EHLO " + name())
                        : Future.failedFuture(refused(greeting)))
                .compose(able -> able.stream().anyMatch(LineUpgrade::offersTls)
                        ? ask(server, "STARTTLS")
                        : Future.failedFuture(StartTls.notOffered(Optional.empty())))
                .compose(reply -> code(reply).equals(READY)
                        ? server.nothingMore()
                        : Future.failedFuture(StartTls.notOffered(Optional.of(inWords(reply)))))
                .map(quiet -> text("QUIT\r\n"));
    }

    private Future<List<String>> ask(WireConversation<String> server, String command) {
        server.enter(StartTls.ASKING, command.replaceFirst(" .*", ""));
        server.send(text(command + "\r\n"));
        return reply(server);
    }

    /** A reply of one or several lines (RFC 5321, section 4.2). */
    private static Future<List<String>> reply(WireConversation<String> server) {
        var lines = new ArrayList<String>();
        return server.until(line -> {
                    lines.add(line);
                    if (!line.matches("[2-5]\\d\\d([ -].*)?") || lines.size() > MOST_LINES) {
                        throw ProtocolLines.foreign("SMTP");
                    }
                    return line.length() == 3 || line.charAt(3) == ' ';
                })
                .map(all -> List.copyOf(lines));
    }

    private static String code(List<String> reply) {
        return reply.get(0).substring(0, 3);
    }

    private static boolean offersTls(String line) {
        return line.substring(Math.min(4, line.length()))
                .strip()
                .toUpperCase(Locale.ROOT)
                .equals("STARTTLS");
    }

    private static NetworkFailure refused(List<String> greeting) {
        return greeting.get(0).matches("[23].*")
                ? ProtocolLines.foreign("SMTP")
                : new NetworkFailure(FailureClass.ASSERTION, inWords(greeting));
    }

    private static String inWords(List<String> reply) {
        return FailureClassifier.oneLine(String.join(" ", reply));
    }

    /** The own address, as a client without a name gives it. */
    private String name() {
        return channel.localAddress() instanceof InetSocketAddress local
                ? (local.getAddress() instanceof Inet6Address ? "[IPv6:" : "[")
                        + local.getAddress().getHostAddress().replaceFirst("%.*$", "") + "]"
                : "localhost";
    }

    Future<ByteBuf> imap() {
        var server = lines("IMAP");
        server.awaitGreeting(StartTls.GREETING);
        return server.next()
                .compose(greeting -> greeting.startsWith("* OK") || greeting.startsWith("* PREAUTH")
                        ? tagged(server)
                        : Future.failedFuture(
                                greeting.startsWith("* BYE")
                                        ? refused(List.of(greeting))
                                        : ProtocolLines.foreign("IMAP")))
                .compose(reply -> reply.toUpperCase(Locale.ROOT).startsWith("A1 OK")
                        ? server.nothingMore()
                        : Future.failedFuture(StartTls.notOffered(Optional.of(FailureClassifier.oneLine(reply)))))
                .map(quiet -> text("a2 LOGOUT\r\n"));
    }

    private static Future<String> tagged(WireConversation<String> server) {
        server.enter(StartTls.ASKING, "STARTTLS");
        server.send(text("a1 STARTTLS\r\n"));
        var lines = new ArrayList<String>();
        return server.until(line -> {
                    lines.add(line);
                    if (lines.size() > MOST_LINES) {
                        throw ProtocolLines.foreign("IMAP");
                    }
                    return !line.startsWith("*");
                })
                .map(all -> lines.get(lines.size() - 1));
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }
}
