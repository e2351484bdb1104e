// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import io.netty.handler.codec.http.HttpUtil;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;

/**
 * What came back for one request.
 *
 * @param status 100 to 599 as a rule; whatever the other side sent
 * @param location the header of that name
 * @param contentType the header of that name
 * @param coding of the body, if it is one that cannot be decoded
 * @param broken whether the body is not coded as its header says
 * @param cookies the headers {@code Set-Cookie}
 * @param body as far as it was read
 * @param cut whether more of the body would have come
 */
record ReceivedResponse(
        int status,
        Optional<String> location,
        Optional<String> contentType,
        Optional<String> coding,
        boolean broken,
        List<String> cookies,
        byte[] body,
        boolean cut) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What is said of a broken body. */
    static final String BROKEN = "the body is not what its Content-Encoding says";

    /** The body in the character set it declares, without a byte order mark; UTF-8 if it declares none that is known. */
    String text() {
        var text = new String(body, contentType.map(ReceivedResponse::charset).orElse(StandardCharsets.UTF_8));
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static Charset charset(String contentType) {
        try {
            return HttpUtil.getCharset(contentType, StandardCharsets.UTF_8);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    boolean isRedirect() {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> location.isPresent();
            default -> false;
        };
    }
}
