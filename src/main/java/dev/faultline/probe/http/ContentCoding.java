// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * How a body was coded on its way (RFC 9110, section 8.4; RFC 9112, section 7).
 *
 * @param names in lower case, in the order in which they were applied; none for a body as it is
 */
record ContentCoding(List<String> names) {

    /** A body as it is. */
    static final ContentCoding PLAIN = new ContentCoding(List.of());

    private static final Set<String> NONE = Set.of("identity", "chunked", "");
    private static final Set<String> KNOWN = Set.of("gzip", "x-gzip", "deflate");

    ContentCoding {
        names = List.copyOf(names);
    }

    static ContentCoding of(HttpHeaders headers) {
        var content = headers.getAll(HttpHeaderNames.CONTENT_ENCODING);
        var transfer = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (content.isEmpty() && transfer.isEmpty()) {
            return PLAIN;
        }
        return new ContentCoding(Stream.concat(content.stream(), transfer.stream())
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !NONE.contains(name))
                .toList());
    }

    boolean isNone() {
        return names.isEmpty();
    }

    boolean isKnown() {
        return KNOWN.containsAll(names);
    }

    /** As in the header. */
    String text() {
        return String.join(", ", names);
    }

    /**
     * Decodes a body.
     *
     * @param most so many bytes are decoded
     * @return whether there were more
     * @throws IOException if it is not coded so, or ends too soon; what could be decoded was written
     */
    boolean decode(byte[] coded, OutputStream out, int most) throws IOException {
        InputStream in = new ByteArrayInputStream(coded);
        for (var i = names.size() - 1; i >= 0; i--) {
            in = names.get(i).equals("deflate") ? inflating(in) : new GZIPInputStream(in);
        }
        try (var decoded = in) {
            var buffer = new byte[8192];
            var left = most;
            for (var count = decoded.read(buffer); count >= 0; count = decoded.read(buffer)) {
                out.write(buffer, 0, Math.min(count, left));
                if (count > left) {
                    return true;
                }
                left -= count;
            }
            return false;
        }
    }

    /** With the header of zlib, as it should be, or without, as many servers have it. */
    private static InputStream inflating(InputStream in) throws IOException {
        var all = in.readAllBytes();
        var hasHeader = all.length > 1 && (all[0] & 0x0F) == 8 && ((all[0] & 0xFF) << 8 | all[1] & 0xFF) % 31 == 0;
        return new InflaterInputStream(new ByteArrayInputStream(all), new Inflater(!hasHeader)) {
            @Override
            public void close() throws IOException {
                super.close();
                inf.end();
            }
        };
    }
}
