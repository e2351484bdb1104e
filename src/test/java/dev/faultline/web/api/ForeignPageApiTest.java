// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import static io.restassured.RestAssured.given;
import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a responder's browser sends for web pages that are not ours. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(SidecarUnderTest.class)
class ForeignPageApiTest {

    @TestHTTPResource("/api/v1/")
    URI api;

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://localhost:1", "https://localhost.evil.example", "?"})
    void aPageOfAnotherOriginChangesNothing(String origin) {
        for (var path : List.of("sweep", "dependencies/payments/probe", "changes")) {
            given().header("Origin", origin)
                    .contentType(JSON)
                    .post("/api/v1/" + path)
                    .then()
                    .statusCode(403)
                    .header("Content-Type", startsWith("application/problem+json"));
        }
    }

    @Test
    void ourOwnPageMayAndSoMayWhatIsNoPage() {
        var own = "http://" + api.getAuthority();

        given().header("Origin", own)
                .contentType(JSON)
                .post(api + "sweep")
                .then()
                .statusCode(200);
        given().contentType(JSON).post("/api/v1/sweep").then().statusCode(200);
    }

    @Test
    void readsAreNotRefused() {
        given().header("Origin", "http://evil.example")
                .get("/api/v1/dependencies")
                .then()
                .statusCode(200);
    }

    @Test
    void aPageWhoseNameWasMadeToLeadHereIsForeignToo() throws IOException {
        assertThat(statusOfASweep("evil.example", "http://evil.example")).isEqualTo(403);
        assertThat(statusOfASweep("127.0.0.1:8086", "http://127.0.0.1:8086")).isEqualTo(200);
        assertThat(statusOfASweep("[::1]", "http://[::1]")).isEqualTo(200);
    }

    /** Said by hand: no client lets one choose the host that it asks for. */
    private int statusOfASweep(String host, String origin) throws IOException {
        try (var socket = new Socket("localhost", api.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST /api/v1/sweep HTTP/1.1\r\nHost: " + host + "\r\nOrigin: " + origin
                                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }
}
