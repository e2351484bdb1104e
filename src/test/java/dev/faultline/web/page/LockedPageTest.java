// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.web.api.SidecarUnderTest;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(value = SidecarUnderTest.class, initArgs = @ResourceArg(name = "token", value = LockedPageTest.TOKEN))
class LockedPageTest {

    static final String TOKEN = "t0k3n-of-the-page";

    @TestHTTPResource("/")
    URI root;

    @ParameterizedTest
    @ValueSource(strings = {"/?from=-5m&to=now", "/observations?dependency=payments"})
    void withoutTheTokenOnlyTheDoorIsShown(String address) {
        var page = RenderedPage.at(root, address);

        assertThat(page.call().status()).isEqualTo(200);
        assertThat(page.body("data-token-needed")).isEqualTo("true");
        assertThat(page.html()).contains("id=\"unlock\"").doesNotContain("payments", TOKEN, "id=\"refused\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/observations?dependency=payments"})
    void aWrongTokenIsSaidToBeOne(String address) {
        var page = RenderedPage.at(root, address, "Authorization", "Bearer guessed");

        assertThat(page.call().status()).isEqualTo(401);
        assertThat(page.html()).contains("id=\"unlock\"", "id=\"refused\"").doesNotContain("payments", TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?from=-5m&to=now", "/observations?dependency=payments"})
    void theTokenOpensThePage(String address) {
        var page = RenderedPage.at(root, address, "Authorization", "Bearer " + TOKEN);

        assertThat(page.call().status()).isEqualTo(200);
        assertThat(page.body("data-token-needed")).isEqualTo("false");
        assertThat(page.html()).contains("payments").doesNotContain("id=\"unlock\"", TOKEN);
    }
}
