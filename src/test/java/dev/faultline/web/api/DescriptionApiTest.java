// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API's description: complete, and true of what the program takes and gives. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(SidecarUnderTest.class)
class DescriptionApiTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String NOW = Instant.now().minusSeconds(60).toString();
    private static final String BEFORE = Instant.now().minusSeconds(120).toString();

    private static final Map<String, String> BODIES = Map.of(
            "post /api/v1/errors",
                    "{'errors':[{'at':'%s','count':3,'requests':9,'route':'/a','status':502}]}".formatted(NOW),
            "post /api/v1/observations",
                    "{'observations':[{'dependency':'other','at':'%s','status':'DOWN','failure':'dns'}]}"
                            .formatted(NOW),
            "post /api/v1/changes", "{'at':'%s','kind':'deploy','version':'2','files':['a.java']}".formatted(NOW),
            "post /api/v1/incidents", "{'from':'%s','to':'%s','title':'t','links':['x']}".formatted(BEFORE, NOW),
            "post /api/v1/incidents/{id}/annotations", "{'text':'a line'}",
            "post /api/v1/incidents/{id}/links", "{'links':['https://tickets.example/1']}",
            "post /api/v1/verdict", "{'errors':[{'at':'%s','count':2}]}".formatted(NOW));

    private DescribedSchemas api;

    @BeforeEach
    void read() throws Exception {
        api = DescribedSchemas.of(given().get("/q/openapi?format=json").asString());
    }

    @Test
    void itSaysWhatItDescribes() {
        var info = api.description().get("info");

        assertThat(info.get("version").asText())
                .isEqualTo(ConfigProvider.getConfig().getValue("quarkus.application.version", String.class));
        assertThat(info.at("/license/url").asText()).startsWith("https://");
        assertThat(api.description().at("/servers/0/url").asText()).isEqualTo("/");
        assertThat(api.description()
                        .at("/components/securitySchemes/token/scheme")
                        .asText())
                .isEqualTo("bearer");
        assertThat(api.description().get("security").toString()).isEqualTo("[{\"token\":[]},{}]");
    }

    @Test
    void eachCallHasAnIdOfItsOwnASummaryAndItsRefusals() {
        var ids = new ArrayList<String>();
        api.calls().forEach((name, call) -> {
            ids.add(call.path("operationId").asText(name));
            assertThat(call.path("summary").asText()).as(name).isNotEmpty();
            var refusals = new ArrayList<String>();
            call.get("responses").properties().forEach(response -> {
                if (response.getKey().compareTo("400") >= 0) {
                    refusals.add(response.getKey());
                    assertThat(response.getValue()
                                    .at("/content/application~1problem+json/schema/$ref")
                                    .asText())
                            .as(name)
                            .endsWith("/Problem");
                }
            });
            assertThat(refusals).as(name).contains("401", "503");
            assertThat(refusals.contains("400")).as(name).isEqualTo(call.has("parameters") || call.has("requestBody"));
        });
        assertThat(ids).hasSizeGreaterThan(15).doesNotHaveDuplicates();
    }

    @Test
    void eachParameterAndBodyHasASchema() {
        api.calls().forEach((name, call) -> {
            for (var parameter : call.path("parameters")) {
                assertThat(api.resolved(parameter).path("schema").isEmpty())
                        .as(name)
                        .isFalse();
            }
            if (call.has("requestBody") && !isFile(call.get("requestBody"))) {
                var schema = api.resolved(DescribedSchemas.json(call.get("requestBody")));
                assertThat(schema.path("properties").isEmpty()).as(name).isFalse();
            }
        });
    }

    @Test
    void examplesFitTheirSchemas() {
        var contents = api.description().findValues("content").stream()
                .map(content -> content.path("application/json"))
                .filter(content -> content.has("examples"))
                .toList();

        assertThat(contents).hasSizeGreaterThan(7);
        for (var content : contents) {
            for (var example : content.get("examples")) {
                assertThat(api.faults(content.get("schema"), example.get("value")))
                        .isEmpty();
            }
        }
        for (var parameter : api.description().at("/components/parameters")) {
            if (parameter.has("example")) {
                assertThat(api.faults(parameter.get("schema"), parameter.get("example")))
                        .isEmpty();
            }
        }
    }

    @Test
    void whatTheProgramTakesAndGivesIsAsDescribed() throws Exception {
        var incident = "";
        for (var call : inOrder()) {
            var name = call.getKey();
            var isStream = name.endsWith("/events");
            var path = name.substring(name.indexOf(' ') + 1)
                    .replace("{name}", "payments")
                    .replace("{id}", incident);
            if (!isStream) {
                var response = send(name, path);
                var status = String.valueOf(response.statusCode());
                assertThat(status).as(name + response.asString()).startsWith("2");
                var schema =
                        DescribedSchemas.json(call.getValue().get("responses").get(status));
                var answer = MAPPER.readTree(response.asString());
                assertThat(api.faults(schema, answer)).as(name).isEmpty();
                incident =
                        name.equals("post /api/v1/incidents") ? answer.get("id").asText() : incident;
            }
        }
        assertThat(incident).isNotEmpty();
    }

    /** What is posted first, so that there is something to be given. */
    private List<Map.Entry<String, JsonNode>> inOrder() {
        return api.calls().entrySet().stream()
                .filter(call -> call.getKey().contains(" /api/"))
                // What takes or gives a file has a test of its own.
                .filter(call -> !isFile(call.getValue().path("requestBody"))
                        && !isFile(call.getValue().at("/responses/200")))
                // These are of a hub, which has a test of its own.
                .filter(call -> !call.getKey().contains("/fleet/"))
                .sorted((one, other) -> Boolean.compare(isLate(one.getKey()), isLate(other.getKey())))
                .toList();
    }

    private static boolean isFile(JsonNode bodyOrResponse) {
        return bodyOrResponse
                .at("/content/application~1gzip/schema/format")
                .asText()
                .equals("binary");
    }

    private static boolean isLate(String name) {
        return name.startsWith("get ") || name.contains("{id}");
    }

    private Response send(String name, String path) throws Exception {
        var request = given().accept("application/json");
        if (name.startsWith("get ")) {
            var needsSpan = name.endsWith("/verdict") || name.endsWith("/report");
            return request.get(needsSpan ? path + "?from=" + BEFORE + "&to=" + NOW : path);
        }
        var body = BODIES.getOrDefault(name, "").replace('\'', '"');
        if (body.isEmpty()) {
            return request.post(path);
        }
        var schema = DescribedSchemas.json(api.call(name).get("requestBody"));
        assertThat(api.faults(schema, MAPPER.readTree(body))).as(name).isEmpty();
        return request.contentType("application/json").body(body).post(path);
    }

    @Test
    void aBodyTakesTheKeysThatAreDescribedAndNoOther() {
        BODIES.keySet().forEach(name -> {
            var path = name.substring("post ".length()).replace("{id}", "none");
            var described = api.resolved(DescribedSchemas.json(api.call(name).get("requestBody")));
            described
                    .get("properties")
                    .fieldNames()
                    .forEachRemaining(
                            key -> assertThat(refusal(path, key)).as(name).doesNotContain("not known"));
            if (!path.contains("/none/")) {
                assertThat(refusal(path, "no-such-key")).as(name).contains("no-such-key");
            }
        });
    }

    private static String refusal(String path, String key) {
        return given().contentType("application/json")
                .body("{\"" + key + "\": {}}")
                .post(path)
                .asString();
    }

    @Test
    void whatIsRefusedIsAProblemAsDescribed() throws Exception {
        var problem = MAPPER.readTree("{\"$ref\":\"#/components/schemas/Problem\"}");
        for (var path : List.of("/api/v1/verdict?from=x", "/api/v1/dependencies/none", "/api/v1/incidents/none")) {
            var response = given().accept("application/json").get(path);

            assertThat(response.statusCode()).isBetween(400, 404);
            assertThat(response.contentType()).startsWith("application/problem+json");
            assertThat(api.faults(problem, MAPPER.readTree(response.asString())))
                    .isEmpty();
        }
    }

    @Test
    void whatDoesNotFitIsTold() throws Exception {
        var stored = MAPPER.readTree("{\"$ref\":\"#/components/schemas/StoredDocument\"}");

        for (var bad : List.of("{}", "[]", "{'stored':1,'duplicate':'2'}", "{'stored':1,'duplicate':2,'more':3}")) {
            assertThat(api.faults(stored, MAPPER.readTree(bad.replace('\'', '"'))))
                    .as(bad)
                    .isNotEmpty();
        }
    }

    @Test
    void everyObjectThatIsGivenSaysWhichOfItsFieldsAreAlwaysThere() {
        var given = api.description().at("/components/schemas").properties().stream()
                .filter(schema -> schema.getKey().endsWith("Document"))
                .toList();

        assertThat(given)
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        schema -> assertThat(schema.getValue().path("required").size())
                                .as(schema.getKey())
                                .isEqualTo(schema.getValue().path("properties").size()));
    }
}
