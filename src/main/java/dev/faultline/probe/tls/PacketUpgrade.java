// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.tls;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.FailureClassifier;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.ProtocolLines;
import dev.faultline.probe.net.WireConversation;
import dev.faultline.probe.net.WireDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Asks servers of databases for TLS: PostgreSQL ({@code SSLRequest}) and MySQL ({@code SSLRequest}). */
final class PacketUpgrade {

    private static final int SSL_REQUEST = 80_877_103;

    private static final int MYSQL_HEADER = 4;
    private static final int MYSQL_LONGEST = 1 << 16;
    private static final int MYSQL_VERSION = 10;
    private static final int MYSQL_ERROR = 0xFF;

    /** From the end of the version to the capabilities: thread, salt, a zero. */
    private static final int BEFORE_CAPABILITIES = 13;

    private static final int SSL = 1 << 11;
    private static final int PROTOCOL_41 = 1 << 9;
    private static final int SECURE_CONNECTION = 1 << 15;
    private static final int UTF8 = 33;
    private static final int RESERVED = 23;

    private PacketUpgrade() {}

    static Future<ByteBuf> postgresql(Channel channel, NetworkRun run) {
        var server = new WireConversation<>(Byte.class, new SingleBytes(), channel, run);
        server.enter(StartTls.ASKING, "the request for TLS");
        server.send(Unpooled.buffer(8).writeInt(8).writeInt(SSL_REQUEST));
        return server.next()
                .compose(letter -> switch (letter) {
                    case 'S' -> server.nothingMore();
                    case 'N' -> Future.failedFuture(StartTls.notOffered(Optional.empty()));
                    default -> Future.failedFuture(ProtocolLines.foreign("PostgreSQL"));
                })
                .map(quiet -> Unpooled.EMPTY_BUFFER);
    }

    static Future<ByteBuf> mysql(Channel channel, NetworkRun run) {
        var server = new WireConversation<>(byte[].class, new MysqlPackets(), channel, run);
        server.awaitGreeting(StartTls.GREETING);
        return server.next().compose(greeting -> {
            if ((greeting[0] & 0xFF) == MYSQL_ERROR) {
                return Future.failedFuture(refused(greeting));
            }
            if ((capabilities(greeting) & SSL) == 0) {
                return Future.failedFuture(StartTls.notOffered(Optional.empty()));
            }
            return server.nothingMore().map(quiet -> {
                server.send(packet(1, beginning()));
                // A connection that ends before a sign-in counts as an error of its host, which MySQL may come to
                // block.
                return packet(
                        2,
                        beginning()
                                .writeBytes("faultline".getBytes(StandardCharsets.US_ASCII))
                                .writeZero(2));
            });
        });
    }

    private static ByteBuf beginning() {
        return Unpooled.buffer(64)
                .writeIntLE(PROTOCOL_41 | SECURE_CONNECTION | SSL)
                .writeIntLE(1 << 24)
                .writeByte(UTF8)
                .writeZero(RESERVED);
    }

    private static ByteBuf packet(int sequence, ByteBuf body) {
        return Unpooled.wrappedBuffer(
                Unpooled.buffer(MYSQL_HEADER)
                        .writeMediumLE(body.readableBytes())
                        .writeByte(sequence),
                body);
    }

    private static int capabilities(byte[] greeting) {
        var zero = 1;
        while (zero < greeting.length && greeting[zero] != 0) {
            zero++;
        }
        var from = zero + 1 + BEFORE_CAPABILITIES;
        return from + 1 < greeting.length ? greeting[from] & 0xFF | (greeting[from + 1] & 0xFF) << 8 : 0;
    }

    private static NetworkFailure refused(byte[] error) {
        var words = error.length > 3 ? new String(error, 3, error.length - 3, StandardCharsets.UTF_8) : "an error";
        return new NetworkFailure(FailureClass.CAPACITY, FailureClassifier.oneLine(words));
    }

    /** Each byte as it comes. */
    private static final class SingleBytes extends WireDecoder {
        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
            out.add(in.readByte());
        }
    }

    /** The bodies of packets, of which the first has to be a greeting or an error. */
    private static final class MysqlPackets extends WireDecoder {
        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws NetworkFailure {
            if (in.readableBytes() <= MYSQL_HEADER) {
                return;
            }
            var length = in.getUnsignedMediumLE(in.readerIndex());
            var kind = in.getUnsignedByte(in.readerIndex() + MYSQL_HEADER);
            if (length == 0 || length > MYSQL_LONGEST || kind != MYSQL_VERSION && kind != MYSQL_ERROR) {
                throw ProtocolLines.foreign("MySQL");
            }
            if (in.readableBytes() >= MYSQL_HEADER + length) {
                out.add(ByteBufUtil.getBytes(in.skipBytes(MYSQL_HEADER).readSlice(length)));
            }
        }
    }
}
