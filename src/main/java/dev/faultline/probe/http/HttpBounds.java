// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.text.ByteWords;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.codec.http2.Http2Exception;
import java.util.Optional;

/** How much of a response is read before its body, and what is said of a response that cannot be read. */
final class HttpBounds {

    /** Bytes of the first line. */
    static final int FIRST_LINE = 64 << 10;

    /** Bytes of all headers together; the largest that common servers and clients allow. */
    static final int HEADERS = 256 << 10;

    private HttpBounds() {}

    /** What the codecs' own exceptions mean; empty for all others. */
    static Optional<NetworkFailure> explained(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            var said = words(cause);
            if (said.isPresent()) {
                return said.map(why -> new NetworkFailure(FailureClass.PROTOCOL, why));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> words(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return Optional.of("the first line of the answer is larger than " + ByteWords.of(FIRST_LINE));
        }
        if (cause instanceof TooLongHttpHeaderException || cause instanceof Http2Exception.HeaderListSizeException) {
            return Optional.of("the headers of the answer are larger than " + ByteWords.of(HEADERS));
        }
        return cause instanceof Http2Exception broken ? Optional.of(broken(broken)) : Optional.empty();
    }

    private static String broken(Http2Exception why) {
        return switch (why.error()) {
            case PROTOCOL_ERROR, FRAME_SIZE_ERROR -> "the answer is not HTTP/2";
            default -> "the answer breaks a rule of HTTP/2 (" + why.error().name() + ")";
        };
    }
}
