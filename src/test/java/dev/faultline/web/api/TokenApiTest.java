// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static io.restassured.http.ContentType.JSON;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = SidecarUnderTest.class, initArgs = @ResourceArg(name = "token", value = TokenApiTest.TOKEN))
class TokenApiTest {

    static final String TOKEN = "t0k3n-of-the-api";

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/dependencies", "/api/v1/verdict?last=5m", "/api/v1/changes"})
    void readsTakeTheTokenToo(String path) {
        get(path).then().statusCode(401);
        given().header("Authorization", "Bearer " + TOKEN).get(path).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Bearer ", "Bearer", TOKEN, "Basic " + TOKEN, "Bearer " + TOKEN + "x"})
    void whatIsNotTheTokenDoesNotLetIn(String authorization) {
        given().header("Authorization", authorization)
                .contentType(JSON)
                .post("/api/v1/sweep")
                .then()
                .statusCode(401)
                .header("Content-Type", startsWith("application/problem+json"))
                .header("WWW-Authenticate", "Bearer realm=\"faultline\"");
    }

    @Test
    void theTokenLetsCallsIn() {
        given().header("Authorization", "bearer " + TOKEN)
                .contentType(JSON)
                .post("/api/v1/sweep")
                .then()
                .statusCode(200);
    }

    @Test
    void healthAndMetricsAreForEverybodyAndThePageTellsNothing() {
        get("/q/health/ready").then().statusCode(200);
        get("/q/metrics").then().statusCode(200);
        get("/").then()
                .body(containsString("token"))
                .body(not(containsString("payments")))
                .body(not(containsString(TOKEN)));
    }
}
