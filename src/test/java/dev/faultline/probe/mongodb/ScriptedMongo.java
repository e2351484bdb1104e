// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mongodb;

import dev.faultline.testing.ScriptedServer;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;

/**
 * Says of itself what it is told to, and signs one user in as MongoDB does. The official driver says in the tests whether it
 * does so faithfully.
 */
public final class ScriptedMongo implements AutoCloseable {

    private static final int QUERY = 2004;
    private static final int REPLY = 1;
    private static final int MESSAGE = 2013;
    private static final int HEADER = 16;

    private final Supplier<Document> state;
    private final List<String> mechanisms;
    private final ScriptedServer server = ScriptedServer.speakingFirst(this::play);
    private final List<String> signedIn = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /**
     * @param state what its response to {@code hello} says besides the usual
     * @param mechanisms by which the user can sign in
     */
    ScriptedMongo(Supplier<Document> state, String... mechanisms) {
        this.state = state;
        this.mechanisms = List.of(mechanisms);
    }

    /** One that is in no set. */
    public static ScriptedMongo standalone(String... mechanisms) {
        return new ScriptedMongo(() -> new Document("isWritablePrimary", true), mechanisms);
    }

    public int port() {
        return server.port();
    }

    String name() {
        return "127.0.0.1:" + port();
    }

    /** The mechanisms by which the password was proved, in order. */
    List<String> signedIn() {
        return List.copyOf(signedIn);
    }

    /** The commands, in order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void play(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        var exchange = new ScramServer(signedIn::add);
        while (true) {
            var length = Integer.reverseBytes(in.readInt());
            var rest = ByteBuffer.wrap(in.readNBytes(length - 4)).order(ByteOrder.LITTLE_ENDIAN);
            var number = rest.getInt(0);
            var opcode = rest.getInt(8);
            rest.position(12);
            answer(socket, number, opcode, exchange, command(rest, opcode));
        }
    }

    private static Document command(ByteBuffer rest, int opcode) {
        rest.getInt();
        if (opcode == QUERY) {
            while (rest.get() != 0) {
                // The name of the collection is always the same.
            }
            rest.getLong();
        } else {
            rest.get();
        }
        var bytes = new byte[rest.getInt(rest.position())];
        rest.get(bytes);
        return new RawBsonDocument(bytes).decode(new DocumentCodec());
    }

    private void answer(Socket socket, int number, int opcode, ScramServer exchange, Document command)
            throws IOException {
        var name = command.keySet().iterator().next();
        asked.add(name);
        var response = switch (name) {
            case "hello", "isMaster", "ismaster" -> hello(command);
            case "saslStart", "saslContinue" -> exchange.answer(command);
            case "ping", "endSessions" -> new Document("ok", 1.0);
            default ->
                new Document("ok", 0.0)
                        .append("errmsg", "no such command: '" + name + "'")
                        .append("code", 59)
                        .append("codeName", "CommandNotFound");
        };
        var document = new RawBsonDocument(response, new DocumentCodec()).getByteBuffer();
        var before = opcode == QUERY ? 20 : 5;
        var message = ByteBuffer.allocate(HEADER + before + document.remaining())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(HEADER + before + document.remaining())
                .putInt(1)
                .putInt(number)
                .putInt(opcode == QUERY ? REPLY : MESSAGE);
        if (opcode == QUERY) {
            message.putInt(8).putLong(0).putInt(0).putInt(1);
        } else {
            message.putInt(0).put((byte) 0);
        }
        message.put(document.asNIO());
        socket.getOutputStream().write(message.array());
    }

    private Document hello(Document command) {
        var hello = new Document(state.get())
                .append("helloOk", true)
                .append("maxBsonObjectSize", 16_777_216)
                .append("maxMessageSizeBytes", 48_000_000)
                .append("maxWriteBatchSize", 100_000)
                .append("logicalSessionTimeoutMinutes", 30)
                .append("connectionId", 7)
                .append("minWireVersion", 0)
                .append("maxWireVersion", 21);
        if (command.containsKey("saslSupportedMechs")) {
            hello.append("saslSupportedMechs", mechanisms);
        }
        hello.append("ismaster", hello.getBoolean("isWritablePrimary", false));
        return hello.append("ok", 1.0);
    }

    @Override
    public void close() {
        server.close();
    }
}
