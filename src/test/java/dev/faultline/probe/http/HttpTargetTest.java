// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.settings.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTargetTest {

    @Test
    void itsTextFormShowsNoCredentialsAndNoQueryValues() {
        var target = HttpTarget.parse("https://ann:p%40ss@Pay.example:8443/a?key=s3cr3t&x=1&flag")
                .orElseThrow();

        assertThat(target).hasToString("https://***@pay.example:8443/a?key=***&x=***&***");
        assertThat(target.path()).isEqualTo("/a?key=s3cr3t&x=1&flag");
        assertThat(target.secrets()).contains(Secret.of("p@ss"));
    }

    @Test
    void theOwnPortOfASchemeIsLeftOut() {
        assertThat(HttpTarget.parse("http://my_api:80").orElseThrow().authority())
                .isEqualTo("my_api");
        assertThat(HttpTarget.parse("https://[::1]").orElseThrow().authority()).isEqualTo("[::1]");
        assertThat(HttpTarget.parse("https://[::1]").orElseThrow().endpoint().port())
                .isEqualTo(443);
    }

    @Test
    void aRelativeRedirectStaysAtItsOrigin() {
        var target = HttpTarget.parse("http://api/a/b?x=1").orElseThrow();

        var next = target.redirectedTo("../c").orElseThrow();

        assertThat(next).hasToString("http://api/c");
        assertThat(next.hasSameOriginAs(target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/health", "ftp://a/", "http://", "http:///x", "http://a:99999/", "http://a b/", "mailto:x"})
    void whatIsNoHttpUrlIsRefused(String text) {
        assertThat(HttpTarget.parse(text)).isEmpty();
    }
}
