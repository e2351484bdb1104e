package dev.faultline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(value = SidecarUnderTest.class, initArgs = @ResourceArg(name = "token", value = TokenApiTest.TOKEN))
class TokenApiTest {

    static final String TOKEN = "t0k3n-of-the-api";

    @TestHTTPResource("/")
    URI root;

    @ParameterizedTest
    @ValueSource(strings = {"api/v1/dependencies", "api/v1/verdict?last=5m", "api/v1/changes"})
    void readsTakeTheTokenToo(String path) {
        assertThat(HttpCall.get(root.resolve(path)).status()).isEqualTo(401);
        assertThat(HttpCall.get(root.resolve(path), "Authorization", "Bearer " + TOKEN)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Bearer ", "Bearer", TOKEN, "Basic " + TOKEN, "Bearer " + TOKEN + "x"})
    void whatIsNotTheTokenDoesNotLetIn(String authorization) {
        var call = HttpCall.post(root.resolve("api/v1/sweep"), "", "Authorization", authorization);

        assertThat(call.status()).isEqualTo(401);
        assertThat(call.type()).startsWith("application/problem+json");
        assertThat(call.response().headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"faultline\"");
    }

    @Test
    void theTokenLetsCallsIn() {
        assertThat(HttpCall.post(root.resolve("api/v1/sweep"), "", "Authorization", "bearer " + TOKEN)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void healthAndMetricsAreForEverybodyAndThePageTellsNothing() {
        assertThat(HttpCall.get(root.resolve("q/health/ready")).status()).isEqualTo(200);
        assertThat(HttpCall.get(root.resolve("q/metrics")).status()).isEqualTo(200);
        assertThat(HttpCall.get(root).text()).contains("token").doesNotContain("payments", TOKEN);
    }
}
