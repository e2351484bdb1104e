// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are said to come in chunks (RFC 9112, section 7.1) and do not. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(SidecarUnderTest.class)
class BrokenChunksTest {

    private static final int PATIENCE_MILLIS = 30_000;

    @TestHTTPResource("/")
    URI root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\n{}\r\n0\r\n\r\n",
                "\r\n{}\r\n0\r\n\r\n",
                "-2\r\n{}\r\n0\r\n\r\n",
                "0x2\r\n{}\r\n0\r\n\r\n",
                "fffffffffffffffff\r\n{}",
                "2\n{}\r\n0\r\n\r\n",
                "1\r\n{}\r\n0\r\n\r\n",
                "2\r\n{}\n0\r\n\r\n",
            })
    void theyAreABadRequest(String chunks) throws IOException {
        var response = responseTo("/api/v1/errors", chunks);

        assertThat(response)
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("connection: close")
                .contains("application/problem+json", "The body is not in chunks as its header says.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/verdict", "/api/v1/sweep", "/api/v1/observations", "/api/v1/import"})
    void noCallOfTheApiTakesThem(String path) throws IOException {
        assertThat(responseTo(path, "zz\r\n{}\r\n0\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    }

    /** What needs no body may respond before a chunk of it comes; then the connection ends too. */
    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/live", "/q/metrics", "/nowhere"})
    void nothingElseLeavesItsCallerWithoutAResponse(String path) throws IOException {
        assertThat(responseTo(path, "zz\r\n{}\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 ")
                .containsIgnoringCase("connection: close");
    }

    @Test
    void anImportThatBreaksOffInTheMiddleIsABadRequest() throws IOException {
        assertThat(responseTo("/api/v1/import", "2\r\n\u001f\u008b\r\nzz\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("connection: close");
    }

    /** All that comes until the connection ends. */
    private String responseTo(String path, String chunks) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), root.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n" + chunks;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
