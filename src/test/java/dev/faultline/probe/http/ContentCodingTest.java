// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ContentCodingTest {

    private static final byte[] TEXT = "all fine, ".repeat(50).getBytes(StandardCharsets.UTF_8);

    /** Makes a stream that codes. */
    private interface Coder {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] coded(byte[] text, Coder coder) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = coder.over(bytes)) {
            out.write(text);
        }
        return bytes.toByteArray();
    }

    private static ContentCoding coding(String content, String transfer) {
        return ContentCoding.of(
                new DefaultHttpHeaders().add("Content-Encoding", content).add("Transfer-Encoding", transfer));
    }

    private static byte[] decoded(ContentCoding coding, byte[] body) throws IOException {
        var out = new ByteArrayOutputStream();
        assertThat(coding.decode(body, out, 10_000)).isFalse();
        return out.toByteArray();
    }

    @Test
    void gzipAndBothFormsOfDeflateAreDecoded() throws IOException {
        var raw = coded(TEXT, out -> new DeflaterOutputStream(out, new Deflater(5, true)));

        assertThat(decoded(coding("GZIP", "chunked"), coded(TEXT, GZIPOutputStream::new)))
                .isEqualTo(TEXT);
        assertThat(decoded(coding("deflate", "chunked"), coded(TEXT, DeflaterOutputStream::new)))
                .isEqualTo(TEXT);
        assertThat(decoded(coding("deflate", "chunked"), raw)).isEqualTo(TEXT);
    }

    @Test
    void codingsAreTakenOffInTheOrderInWhichTheyWerePutOn() throws IOException {
        var body = coded(coded(TEXT, DeflaterOutputStream::new), GZIPOutputStream::new);

        assertThat(decoded(coding("deflate, identity", "x-gzip, chunked"), body))
                .isEqualTo(TEXT);
    }

    @Test
    void whatIsNotCodedSoOrEndsTooSoonIsNoBody() throws IOException {
        var whole = coded(TEXT, GZIPOutputStream::new);

        assertThatThrownBy(() -> decoded(coding("gzip", ""), TEXT)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> decoded(coding("gzip", ""), Arrays.copyOf(whole, whole.length - 12)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> decoded(coding("deflate", ""), TEXT)).isInstanceOf(IOException.class);
    }

    @Test
    void noMoreIsDecodedThanIsAllowed() throws IOException {
        var out = new ByteArrayOutputStream();

        assertThat(coding("gzip", "").decode(coded(new byte[50_000_000], GZIPOutputStream::new), out, 1000))
                .isTrue();
        assertThat(out.size()).isEqualTo(1000);
    }

    @Test
    void aCodingThatNobodyKnowsIsNamed() {
        assertThat(coding("br", "chunked").isKnown()).isFalse();
        assertThat(coding("br", "chunked").text()).isEqualTo("br");
        assertThat(coding("identity", "chunked").isNone()).isTrue();
    }
}
