// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A DNS server over UDP on a local port that knows what it is told: other names are answered NXDOMAIN. */
public final class NameServer implements AutoCloseable {

    private static final int NXDOMAIN = 3;
    /** No code: there is no answer. */
    private static final int SILENCE = -2;

    private static final int A = 1;
    private static final int AAAA = 28;
    private static final int HEADER = 12;
    private static final int RESPONSE_FLAGS = 0x8180;
    private static final int TRUNCATED_FLAG = 0x0200;

    private record Question(String name, int type) {}

    private record Entry(int type, byte[] value) {}

    private final DatagramSocket socket;
    private final Map<String, List<Entry>> zone = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean silent;
    private volatile boolean truncated;
    private volatile int silentFor;
    private volatile int code = -1;
    private volatile int codeWithEdns = -1;
    private volatile int codeOfIpv6 = -1;

    private NameServer(DatagramSocket socket) {
        this.socket = socket;
    }

    public static NameServer start() {
        return startAt(0);
    }

    /** One on the given port. */
    public static NameServer startAt(int port) {
        try {
            var server = new NameServer(new DatagramSocket(port, InetAddress.getLoopbackAddress()));
            var thread = new Thread(server::serve, "name-server");
            thread.setDaemon(true);
            thread.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** The name has exactly these IPv4 addresses from now on. */
    public NameServer knows(String name, String... addresses) {
        zone.put(
                name,
                Arrays.stream(addresses)
                        .map(address -> new Entry(A, bytes(address)))
                        .toList());
        return this;
    }

    /** The name has this one record from now on, its data in wire form. */
    public NameServer knows(String name, int type, byte[] value) {
        zone.put(name, List.of(new Entry(type, value)));
        return this;
    }

    /** Answers nothing from now on. */
    public void fallSilent() {
        silent = true;
    }

    /** Answers again from now on. */
    public void speakAgain() {
        silent = false;
    }

    /** Answers everything with "too long, ask over TCP" from now on. */
    public NameServer answerTruncated() {
        truncated = true;
        return this;
    }

    /** Loses the next questions, so many of them. */
    public void lose(int questions) {
        silentFor = questions;
    }

    /** Answers everything with this response code from now on. */
    public void answerOnly(int responseCode) {
        code = responseCode;
    }

    /** Answers questions with EDNS with this response code from now on, as servers from before it do. */
    public NameServer knowsNoEdns(int responseCode) {
        codeWithEdns = responseCode;
        return this;
    }

    /** Answers questions for IPv6 addresses with this response code from now on, as broken servers do. */
    public NameServer knowsNoIpv6(int responseCode) {
        codeOfIpv6 = responseCode;
        return this;
    }

    /** Answers no question for IPv6 addresses from now on, as servers do that know only the other kind. */
    public NameServer dropsIpv6() {
        codeOfIpv6 = SILENCE;
        return this;
    }

    /** The names that were asked for, in lower case, without the dot at their end. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var packet = new DatagramPacket(new byte[1500], 1500);
                socket.receive(packet);
                var query = Arrays.copyOf(packet.getData(), packet.getLength());
                var end = endOfQuestion(query);
                var question = question(query, end);
                asked.add(question.name());
                if (silent || silentFor > 0 || question.type() == AAAA && codeOfIpv6 == SILENCE) {
                    silentFor = Math.max(0, silentFor - 1);
                } else {
                    var answer = answer(query, end, question);
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException closed) {
                socket.close();
            }
        }
    }

    private static int endOfQuestion(byte[] query) {
        var at = HEADER;
        while (query[at] != 0) {
            at += query[at] + 1;
        }
        return at + 5;
    }

    private static Question question(byte[] query, int end) {
        var labels = new ArrayList<String>();
        for (var at = HEADER; query[at] != 0; at += query[at] + 1) {
            labels.add(new String(query, at + 1, query[at], StandardCharsets.US_ASCII));
        }
        var type = ByteBuffer.wrap(query).getShort(end - 4);
        return new Question(String.join(".", labels).toLowerCase(Locale.ROOT), type);
    }

    private byte[] answer(byte[] query, int end, Question question) throws IOException {
        var isWithEdns = ByteBuffer.wrap(query).getShort(10) > 0;
        var code = isWithEdns && codeWithEdns >= 0
                ? codeWithEdns
                : question.type() == AAAA && codeOfIpv6 >= 0 ? codeOfIpv6 : this.code;
        var known = zone.get(question.name());
        var found = code >= 0 || known == null
                ? List.<Entry>of()
                : known.stream()
                        .filter(entry -> entry.type() == question.type())
                        .toList();
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.write(query, 0, 2);
            if (truncated) {
                out.writeShort(RESPONSE_FLAGS | TRUNCATED_FLAG);
            } else {
                out.writeShort(RESPONSE_FLAGS | (code >= 0 ? code : known == null ? NXDOMAIN : 0));
            }
            out.writeShort(1);
            out.writeShort(found.size());
            out.writeInt(0);
            out.write(query, HEADER, end - HEADER);
            for (var entry : found) {
                out.writeShort(0xC000 | HEADER);
                out.writeShort(entry.type());
                out.writeShort(1);
                out.writeInt(60);
                out.writeShort(entry.value().length);
                out.write(entry.value());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
