// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(SidecarUnderTest.class)
class ProblemApiTest {

    private static final int TOO_LARGE = (4 << 20) + 1;

    @TestHTTPResource("/")
    URI root;

    @ParameterizedTest
    @CsvSource({
        "GET, api/v1/nothing, 404",
        "GET, api/nothing, 404",
        "GET, api/v1/dependencies/nobody, 404",
        "GET, api/v1/dependencies/nobody/timeline, 404",
        "GET, api/v1/dependencies/nobody/observations, 404",
        "DELETE, api/v1/dependencies, 405",
        "GET, api/v1/verdict, 400",
        "GET, api/v1/verdict?last=15m&format=xml, 400",
        "GET, api/v1/verdict?last=15m&tolerance=-1s, 400",
        "GET, api/v1/verdict?last=15m&baseline=91d, 400",
        "GET, api/v1/verdict?from=-32d&to=now, 400",
        "GET, api/v1/dependencies/payments/observations?limit=1001, 400",
        "GET, api/v1/dependencies/payments/observations?cursor=guessed!, 400",
        "GET, api/v1/changes?form=-1h, 400"
    })
    void whateverIsWrongIsAProblem(String method, String path, int status) {
        given().urlEncodingEnabled(false)
                .request(method, "/" + path)
                .then()
                .statusCode(status)
                .header("Content-Type", startsWith("application/problem+json"))
                .body("status", is(status))
                .body("title", not(blankOrNullString()))
                .body("detail", not(blankOrNullString()));
    }

    @Test
    void aWrongParameterIsNamedWithWhatIsAllowed() {
        get("/api/v1/verdict?from=yesterday&to=now")
                .then()
                .body("parameter", is("from"))
                .body(
                        "detail",
                        is("from: \"yesterday\" is not a time I understand."
                                + " Try 14:02, -15m, or 2026-11-28T14:02:11Z."))
                .body("errors[0].value", is("yesterday"))
                .body("errors[0].allowed", containsString("2026-11-28 14:02:11"));
    }

    @Test
    void aBatchWithOneBadRowIsRefusedAsAWholeAndTheRowIsNamed() {
        var batch = """
                {"observations": [{"dependency": "refused", "at": "-2m", "status": "UP"},
                                  {"dependency": "refused", "at": "-1m", "status": "FINE"}]}""";

        post(batch)
                .statusCode(400)
                .body("errors[0].index", is(1))
                .body("errors[0].field", is("status"))
                .body("errors[0].value", is("FINE"));
        get("/api/v1/dependencies/refused").then().statusCode(404);
    }

    @Test
    void aSecretInAPostedMessageIsNotKept() {
        var batch = "{\"observations\": [{\"dependency\": \"chatty\", \"at\": \"-1m\", \"status\": \"DOWN\","
                + " \"message\": \"refused " + SidecarUnderTest.SECRET + "\"}]}";

        post(batch);

        get("/api/v1/dependencies/chatty/observations")
                .then()
                .body(containsString("refused ***"))
                .body(not(containsString(SidecarUnderTest.SECRET)));
    }

    @Test
    void postingTheSameAgainChangesNothing() {
        var batch = "{\"observations\": [{\"dependency\": \"twice\", \"at\": 1795356131, \"status\": \"UP\"}]}"
                .replace("1795356131", Long.toString(System.currentTimeMillis() - 60_000));

        post(batch).body("stored", is(1));
        post(batch).body("stored", is(0)).body("duplicate", is(1));
    }

    @Test
    void aBodyOfAnotherTypeIsRefused() {
        given().contentType("text/plain")
                .body("{}")
                .post("/api/v1/observations")
                .then()
                .statusCode(415)
                .header("Content-Type", startsWith("application/problem+json"));
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedAlsoWithoutItsLength() {
        var request = HttpCall.request(root.resolve("api/v1/observations"), "Content-Type", "application/json")
                .version(HttpClient.Version.HTTP_1_1);

        var chunked = HttpCall.send(
                request.copy().POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[TOO_LARGE]))));

        assertThat(chunked.status()).isEqualTo(413);
        assertThat(chunked.type()).startsWith("application/problem+json");
    }

    @Test
    void theApiDescribesItself() {
        Map<String, Map<String, Map<String, Object>>> paths =
                get("/q/openapi?format=json").then().extract().path("paths");

        for (var path : new String[] {
            "/api/v1/verdict",
            "/api/v1/dependencies",
            "/api/v1/dependencies/{name}",
            "/api/v1/dependencies/{name}/timeline",
            "/api/v1/dependencies/{name}/observations",
            "/api/v1/dependencies/{name}/probe",
            "/api/v1/observations",
            "/api/v1/changes",
            "/api/v1/errors",
            "/api/v1/incidents",
            "/api/v1/incidents/{id}",
            "/api/v1/incidents/{id}/annotations",
            "/api/v1/incidents/{id}/links",
            "/api/v1/sweep"
        }) {
            assertThat(paths).containsKey(path);
            assertThat(paths.getOrDefault(path, Map.of()).values())
                    .as(path)
                    .allSatisfy(operation -> assertThat(String.valueOf(operation.getOrDefault("description", "")))
                            .isNotBlank());
        }
        get("/q/swagger-ui/").then().statusCode(200);
    }

    private static ValidatableResponse post(String batch) {
        return given().contentType(JSON)
                .body(batch)
                .post("/api/v1/observations")
                .then();
    }
}
