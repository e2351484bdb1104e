// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.settings.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @Test
    void internationalNamesAndPathsAreWrittenInAscii() {
        var target = HttpTarget.parse("http://b\u00fccher:8080/gr\u00f6\u00dfe x?q={1}#part")
                .orElseThrow();

        assertThat(target.authority()).isEqualTo("xn--bcher-kva:8080");
        assertThat(target.path()).isEqualTo("/gr%C3%B6%C3%9Fe%20x?q=%7B1%7D");
    }

    @ParameterizedTest
    @CsvSource({
        "../../login, /login",
        "./x/../y, /a/y",
        "?x=2, /a/b?x=2",
        "'', /a/b?x=1",
        "/p//q, /p//q",
        "#part, /a/b?x=1",
        "100%, /a/100%25",
        "/gr\u00c3\u00b6, /gr%C3%B6",
        "//api/other, /other",
        "http://api/x/../y?a=b c, /y?a=b%20c",
        "/sign in?next=a|b&s={1}, /sign%20in?next=a%7Cb&s=%7B1%7D",
        "/a\\b, /a%5Cb"
    })
    void aRedirectLeadsWhereItsHeaderMeans(String location, String path) {
        var target = HttpTarget.parse("http://api/a/b?x=1").orElseThrow();

        assertThat(target.redirectedTo(location).orElseThrow().path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/health", "ftp://a/", "http://", "http:///x", "http://a:99999/", "http://a b/", "mailto:x"})
    void whatIsNoHttpUrlIsRefused(String text) {
        assertThat(HttpTarget.parse(text)).isEmpty();
    }
}
