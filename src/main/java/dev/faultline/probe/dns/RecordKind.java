// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.dns;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.dns.DefaultDnsRecordDecoder;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.util.NetUtil;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The record types that can be asked for, and how the value of each reads. */
enum RecordKind {
    A(DnsRecordType.A) {
        @Override
        String text(ByteBuf data) {
            return address(data);
        }
    },
    AAAA(DnsRecordType.AAAA) {
        @Override
        String text(ByteBuf data) {
            return address(data);
        }
    },
    CNAME(DnsRecordType.CNAME) {
        @Override
        String text(ByteBuf data) {
            return DefaultDnsRecordDecoder.decodeName(data);
        }
    },
    /** Priority, weight, port, target (RFC 2782). */
    SRV(DnsRecordType.SRV) {
        @Override
        String text(ByteBuf data) {
            require(data, 7);
            return data.readUnsignedShort() + " " + data.readUnsignedShort() + " " + data.readUnsignedShort() + " "
                    + DefaultDnsRecordDecoder.decodeName(data);
        }
    },
    TXT(DnsRecordType.TXT) {
        @Override
        String text(ByteBuf data) {
            var text = new StringBuilder();
            while (data.isReadable()) {
                var length = data.readUnsignedByte();
                require(data, length);
                text.append(data.readCharSequence(length, StandardCharsets.UTF_8));
            }
            return text.toString();
        }
    },
    /** Preference, host. */
    MX(DnsRecordType.MX) {
        @Override
        String text(ByteBuf data) {
            require(data, 3);
            return data.readUnsignedShort() + " " + DefaultDnsRecordDecoder.decodeName(data);
        }
    };

    private final DnsRecordType type;

    RecordKind(DnsRecordType type) {
        this.type = type;
    }

    DnsRecordType type() {
        return type;
    }

    /**
     * The record's data in the form of a zone file.
     *
     * @throws IllegalArgumentException if the data is not of this type
     */
    abstract String text(ByteBuf data);

    /** Whether the value is, or for anything but an address contains, what is expected. */
    boolean matches(String value, String expected) {
        if (this == A || this == AAAA) {
            var bytes = NetUtil.createByteArrayFromIpAddressString(expected);
            return bytes != null && Arrays.equals(bytes, NetUtil.createByteArrayFromIpAddressString(value));
        }
        return value.toLowerCase(Locale.ROOT).contains(expected.toLowerCase(Locale.ROOT));
    }

    /** Checked here: the bounds checks of the buffers themselves can be switched off for the whole process. */
    private static void require(ByteBuf data, int bytes) {
        if (data.readableBytes() < bytes) {
            throw new IllegalArgumentException("the record's data is too short");
        }
    }

    private static String address(ByteBuf data) {
        var bytes = new byte[data.readableBytes()];
        data.readBytes(bytes);
        return NetUtil.bytesToIpAddress(bytes);
    }
}
