// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.web.api.HttpCall;
import dev.faultline.web.api.SidecarUnderTest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/api.md} and {@code docs/operations.md} name what the running program serves, and nothing else. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(SidecarUnderTest.class)
class ServedPagesTest {

    private static final String API = "/api/v1";
    private static final Pattern SAMPLE =
            Pattern.compile("^(faultline_\\w+?)(?:_bucket|_count|_sum|_max)?(?:\\{(.*)})? ", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");
    private static final Pattern DOCUMENTED = Pattern.compile("(\\w+)(?:\\{(.*)})?");

    @TestHTTPResource("/")
    URI root;

    @Test
    void everyCallOfTheApiIsThereAndNoOther() throws IOException {
        assertThat(DocumentPage.read("docs/api.md").column("call", "All calls"))
                .containsExactlyInAnyOrderElementsOf(parametersByCall().keySet());
    }

    @Test
    void everyParameterOfACallIsThereAndNoOther() throws IOException {
        var page = DocumentPage.read("docs/api.md");

        parametersByCall()
                .forEach((call, parameters) -> assertThat(page.column("parameter", call))
                        .as(call)
                        .containsExactlyInAnyOrderElementsOf(parameters));
    }

    /** As the program's own description has them: the names of the query's parameters by {@code GET /verdict}. */
    private Map<String, Set<String>> parametersByCall() {
        var calls = new LinkedHashMap<String, Set<String>>();
        var description = HttpCall.get(root.resolve("q/openapi?format=json")).json();
        for (var path : description.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (Set.of("get", "post").contains(operation.getKey())) {
                    var method = operation.getKey().toUpperCase(Locale.ROOT);
                    assertThat(path.getKey()).startsWith(API);
                    calls.put(
                            method + " " + path.getKey().substring(API.length()),
                            queried(operation.getValue(), description));
                }
            }
        }
        return calls;
    }

    private static Set<String> queried(JsonNode operation, JsonNode description) {
        var names = new LinkedHashSet<String>();
        operation.path("parameters").forEach(given -> {
            var parameter = given.has("$ref")
                    ? description.at(given.get("$ref").asText().substring(1))
                    : given;
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
            }
        });
        return names;
    }

    @Test
    void everyOtherPathIsServed() throws IOException {
        for (var path : DocumentPage.read("docs/api.md").column("path")) {
            assertThat(HttpCall.get(root.resolve(path)).status()).as(path).isNotEqualTo(404);
        }
    }

    @Test
    void everyMetricThatIsServedIsThereWithItsLabels() throws IOException {
        var documented = new LinkedHashMap<String, Set<String>>();
        for (var metric : DocumentPage.read("docs/operations.md").column("metric")) {
            var parts = DOCUMENTED.matcher(metric);
            assertThat(parts.matches()).as(metric).isTrue();
            documented.put(
                    parts.group(1),
                    parts.group(2) == null ? Set.of() : Set.of(parts.group(2).split(",")));
        }

        var served = SAMPLE.matcher(HttpCall.get(root.resolve("q/metrics")).text())
                .results()
                .toList();

        assertThat(served).isNotEmpty();
        for (var sample : served) {
            assertThat(documented).as(sample.group()).containsEntry(sample.group(1), labels(sample));
        }
    }

    private static Set<String> labels(MatchResult sample) {
        return Stream.ofNullable(sample.group(2))
                .flatMap(labels -> LABEL.matcher(labels).results())
                .map(label -> label.group(1))
                .filter(label -> !label.equals("le"))
                .collect(Collectors.toSet());
    }
}
