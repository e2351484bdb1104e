// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@QuarkusTest
@WithTestResource(SidecarUnderTest.class)
class ConnectionsApiTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void theyAreReadFromTheStartOn() {
        await().atMost(PATIENCE)
                .until(() -> !given().get("/api/v1/connections")
                        .jsonPath()
                        .getList("readings")
                        .isEmpty());

        given().get("/api/v1/connections?last=1m")
                .then()
                .statusCode(200)
                .body("enabled", equalTo(true))
                .body("endpoints", notNullValue());
    }

    @Test
    void aDependencyWithAnAddressHasFiveMetricsOfThem() {
        await("there is a reading")
                .atMost(PATIENCE)
                .until(() -> given().get("/q/metrics").asString().contains("faultline_app_connections{"));
        var lines = given().get("/q/metrics").asString().lines().toList();

        assertThat(lines)
                .filteredOn(line -> line.startsWith("faultline_app_connections{"))
                .hasSize(5)
                .allMatch(line -> line.contains("{dependency=\"payments\",state=\""));
        assertThat(lines)
                .anyMatch(line -> line.startsWith("faultline_app_connections_last_reading_timestamp_seconds "));
    }

    @Test
    void aSpanOverADayIsRefused() {
        given().get("/api/v1/connections?last=2d").then().statusCode(400).contentType("application/problem+json");
    }
}
