// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(SidecarUnderTest.class)
class MetricsApiTest {

    private static final Pattern FAMILY = Pattern.compile("^# TYPE (\\S+) ", Pattern.MULTILINE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain | text/plain; version=0.0.4",
                "*/* | text/plain; version=0.0.4",
                "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3 | text/plain; version=0.0.4",
                "application/openmetrics-text; version=1.0.0 | application/openmetrics-text"
            })
    void theFormIsOneThatIsTaken(String accept, String type) {
        given().header("Accept", accept)
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith(type))
                .body(containsString("faultline_dependency_status"));
    }

    @Test
    void eachFamilyIsThereOnce() {
        var text = get("/q/metrics").asString();

        var families =
                FAMILY.matcher(text).results().map(found -> found.group(1)).toList();
        assertThat(families).doesNotHaveDuplicates().contains("faultline_errors_total", "faultline_dependency_status");
        assertThat(text).doesNotContain("\\\"");
    }

    @Test
    void theProcessHasTheNamesOfThePrometheusClients() {
        get("/q/metrics")
                .then()
                .body(containsString("# TYPE process_cpu_seconds_total counter"))
                .body(containsString("# TYPE process_resident_memory_bytes gauge"))
                .body(containsString("\nprocess_open_fds "))
                .body(containsString("\nprocess_max_fds "))
                .body(containsString("\nprocess_start_time_seconds "))
                .body(not(containsString("NaN")));
    }

    @Test
    void everyAnswerOfAnIncidentIsCountedFromZero() {
        var incidents = Pattern.compile("^faultline_incidents_total\\{answer=\"([a-z_]+)\",?} ", Pattern.MULTILINE);

        assertThat(incidents.matcher(get("/q/metrics").asString()).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrder(
                        "coincides", "partly_coincides", "does_not_coincide", "inconclusive", "none");
    }
}
