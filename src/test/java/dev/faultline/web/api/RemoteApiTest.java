// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import static io.restassured.RestAssured.given;
import static io.restassured.http.ContentType.JSON;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Calls that do not come over the loopback interface. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(SidecarUnderTest.class)
class RemoteApiTest {

    @TestHTTPResource("/api/v1/")
    URI api;

    @Test
    void withoutATokenReadsAreForEverybodyAndChangesForThisPodOnly() throws SocketException {
        var address = addressOfThisMachine();
        assumeTrue(address.isPresent(), "this machine has only the loopback interface");
        var remote = "http://" + address.get() + ":" + api.getPort();

        given().baseUri(remote)
                .header("X-Forwarded-For", "127.0.0.1")
                .contentType(JSON)
                .post("/api/v1/sweep")
                .then()
                .statusCode(403)
                .body("detail", allOf(containsString("loopback"), containsString("api.token-file")));
        given().baseUri(remote).get("/api/v1/dependencies").then().statusCode(200);
        given().baseUri(remote)
                .contentType(JSON)
                .body("{\"from\": \"-5m\"}")
                .post("/api/v1/verdict")
                .then()
                .statusCode(200);
        given().contentType(JSON).post("/api/v1/sweep").then().statusCode(200);
    }

    private static Optional<String> addressOfThisMachine() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                .map(InetAddress::getHostAddress)
                .findFirst();
    }
}
