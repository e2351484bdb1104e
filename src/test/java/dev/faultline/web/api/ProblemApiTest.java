package dev.faultline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
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
        var call = HttpCall.send(HttpCall.request(root.resolve(path)).method(method, BodyPublishers.noBody()));

        assertThat(call.status()).as(call.text()).isEqualTo(status);
        assertThat(call.type()).startsWith("application/problem+json");
        var problem = call.json();
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(problem.get("detail").asText()).isNotBlank();
    }

    @Test
    void aWrongParameterIsNamedWithWhatIsAllowed() {
        var problem = HttpCall.get(root.resolve("api/v1/verdict?from=yesterday&to=now"))
                .json();

        assertThat(problem.get("parameter").asText()).isEqualTo("from");
        assertThat(problem.get("detail").asText()).contains("yesterday", "RFC 3339");
    }

    @Test
    void aBatchWithOneBadRowIsRefusedAsAWholeAndTheRowIsNamed() {
        var batch = """
                {"observations": [{"dependency": "refused", "at": "-2m", "status": "UP"},
                                  {"dependency": "refused", "at": "-1m", "status": "FINE"}]}""";

        var call = HttpCall.post(root.resolve("api/v1/observations"), batch);

        assertThat(call.status()).isEqualTo(400);
        var error = call.json().get("errors").get(0);
        assertThat(error.get("index").asInt()).isEqualTo(1);
        assertThat(error.get("field").asText()).isEqualTo("status");
        assertThat(error.get("value").asText()).isEqualTo("FINE");
        assertThat(HttpCall.get(root.resolve("api/v1/dependencies/refused")).status())
                .isEqualTo(404);
    }

    @Test
    void aSecretInAPostedMessageIsNotKept() {
        var batch = "{\"observations\": [{\"dependency\": \"chatty\", \"at\": \"-1m\", \"status\": \"DOWN\","
                + " \"message\": \"refused " + SidecarUnderTest.SECRET + "\"}]}";

        HttpCall.post(root.resolve("api/v1/observations"), batch);
        var kept = HttpCall.get(root.resolve("api/v1/dependencies/chatty/observations"));

        assertThat(kept.text()).contains("refused ***").doesNotContain(SidecarUnderTest.SECRET);
    }

    @Test
    void postingTheSameAgainChangesNothing() {
        var batch = "{\"observations\": [{\"dependency\": \"twice\", \"at\": 1795356131, \"status\": \"UP\"}]}"
                .replace("1795356131", Long.toString(System.currentTimeMillis() - 60_000));

        var first = HttpCall.post(root.resolve("api/v1/observations"), batch).json();
        var second = HttpCall.post(root.resolve("api/v1/observations"), batch).json();

        assertThat(first.get("stored").asInt()).isEqualTo(1);
        assertThat(second.get("stored").asInt()).isZero();
        assertThat(second.get("duplicate").asInt()).isEqualTo(1);
    }

    @Test
    void aBodyOfAnotherTypeIsRefused() {
        var call = HttpCall.send(HttpCall.request(root.resolve("api/v1/observations"), "Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(call.status()).isEqualTo(415);
        assertThat(call.type()).startsWith("application/problem+json");
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
        var description = HttpCall.get(root.resolve("q/openapi?format=json")).json();

        var paths = description.get("paths");
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
            assertThat(paths.has(path)).as(path).isTrue();
            paths.get(path)
                    .forEach(operation -> assertThat(
                                    operation.path("description").asText())
                            .as(path)
                            .isNotBlank());
        }
        assertThat(HttpCall.get(root.resolve("q/swagger-ui/")).status()).isEqualTo(200);
    }
}
