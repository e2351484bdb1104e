// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.grpc;

/** Reads what little is needed of a message in the wire format of protocol buffers. */
final class ProtobufFields {

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    private final byte[] message;
    private int position;

    private ProtobufFields(byte[] message, int from) {
        this.message = message;
        this.position = from;
    }

    /**
     * The number in a field, the last one if there are several; 0 if there is none, as the format has it.
     *
     * @param from where the message begins
     * @throws IndexOutOfBoundsException if the message breaks off
     */
    static long number(byte[] message, int from, int field) {
        var fields = new ProtobufFields(message, from);
        var found = 0L;
        while (fields.position < message.length) {
            var key = fields.varint();
            if ((key & 7) == VARINT) {
                var number = fields.varint();
                found = key >>> 3 == field ? number : found;
            } else {
                fields.skip((int) (key & 7));
            }
        }
        return found;
    }

    private long varint() {
        var number = 0L;
        for (var shift = 0; shift < Long.SIZE; shift += 7) {
            var next = message[position++];
            number |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IndexOutOfBoundsException("a number without an end");
    }

    private void skip(int type) {
        var length = switch (type) {
            case FIXED_64 -> 8;
            case FIXED_32 -> 4;
            case BYTES -> varint();
            default -> throw new IndexOutOfBoundsException("no type of a field: " + type);
        };
        if (length < 0 || length > message.length - position) {
            throw new IndexOutOfBoundsException("a field longer than its message");
        }
        position += (int) length;
    }
}
