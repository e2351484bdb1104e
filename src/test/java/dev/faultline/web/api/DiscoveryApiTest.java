// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DiscoveryApiTest {

    @Test
    void theProposalIsAConfigFileAndItsParts() {
        var config = given().get("/api/v1/discovery")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("connections", greaterThanOrEqualTo(0))
                .body("config", containsString("faultline:"))
                .extract()
                .jsonPath()
                .getString("config");

        assertThat(config).contains("dependencies:");
    }

    @Test
    void asTextItIsTheFileItself() {
        given().accept("text/plain")
                .get("/api/v1/discovery")
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .body(containsString("# Proposed by 'faultline discover'"));
    }

    @Test
    void anotherFormatIsRefused() {
        given().get("/api/v1/discovery?format=markdown")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", equalTo(400));
    }
}
