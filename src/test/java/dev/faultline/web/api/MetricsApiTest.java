package dev.faultline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(SidecarUnderTest.class)
class MetricsApiTest {

    private static final Pattern FAMILY = Pattern.compile("^# TYPE (\\S+) ", Pattern.MULTILINE);

    @TestHTTPResource("/q/metrics")
    URI metrics;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain | text/plain; version=0.0.4",
                "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3 | text/plain; version=0.0.4",
                "application/openmetrics-text; version=1.0.0 | application/openmetrics-text"
            })
    void theFormIsOneThatIsTaken(String accept, String type) {
        var answer = HttpCall.send(HttpCall.request(metrics).header("Accept", accept));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).startsWith(type);
        assertThat(answer.text()).contains("faultline_dependency_status");
    }

    @Test
    void eachFamilyIsThereOnce() {
        var text = HttpCall.get(metrics).text();

        var families =
                FAMILY.matcher(text).results().map(found -> found.group(1)).toList();
        assertThat(families).doesNotHaveDuplicates().contains("faultline_errors", "faultline_dependency_status");
        assertThat(text).doesNotContain("\\\"");
    }
}
