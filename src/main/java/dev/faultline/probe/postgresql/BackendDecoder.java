package dev.faultline.probe.postgresql;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.NetworkFailure;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.ByteBuffer;
import java.util.List;

/** Cuts what a server sends into messages, and notices at once if it is not PostgreSQL that talks. */
final class BackendDecoder extends ByteToMessageDecoder {

    private static final String TYPES = "RSKZENATDCIvGHWdcns123tV";
    private static final int LONGEST = 16 << 20;

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws NetworkFailure {
        var type = (char) in.getUnsignedByte(in.readerIndex());
        if (TYPES.indexOf(type) < 0) {
            throw notPostgresql();
        }
        if (in.readableBytes() < 5) {
            return;
        }
        var length = in.getInt(in.readerIndex() + 1);
        if (length < 4 || length > LONGEST) {
            throw notPostgresql();
        }
        if (in.readableBytes() < 1 + length) {
            return;
        }
        var body = new byte[length - 4];
        in.skipBytes(5).readBytes(body);
        out.add(new BackendMessage(type, ByteBuffer.wrap(body)));
    }

    static NetworkFailure notPostgresql() {
        return new NetworkFailure(FailureClass.PROTOCOL, "the answer is not of the PostgreSQL protocol");
    }
}
