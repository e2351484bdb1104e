// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.web.api.BackfilledObservations;
import dev.faultline.web.api.HttpCall;
import dev.faultline.web.api.SidecarUnderTest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(SidecarUnderTest.class)
class TimelinePageTest {

    private static final Pattern INLINE_SCRIPT = Pattern.compile("<script(?![^>]* src=\"/)|style=|\\son\\w+=");

    @TestHTTPResource("/")
    URI root;

    @TestHTTPResource("/api/v1/")
    URI api;

    private final Instant start = Instant.now().minusSeconds(7_200).truncatedTo(ChronoUnit.SECONDS);

    @Test
    void whereNothingIsAskedTheLastIncidentIsAnswered() {
        var from = Instant.now().minusSeconds(90).truncatedTo(ChronoUnit.SECONDS);
        HttpCall.post(
                api.resolve("incidents"), "{\"from\": \"%s\", \"to\": \"%s\"}".formatted(from, from.plusSeconds(30)));

        var page = RenderedPage.at(root, "/");

        assertThat(page.call().status()).isEqualTo(200);
        assertThat(page.section("status")).containsAnyOf("Last incident", "Incident open");
        assertThat(page.section("verdict"))
                .contains("ncident", ": was it a dependency?", "class=\"answer ")
                .doesNotContain("class=\"guide\"");
        assertThat(page.section("ask")).contains("<details id=\"ask-fold\">");
        assertThat(page.body("data-view-follows")).isEqualTo("true");
        assertThat(page.body("data-window-asked")).isEqualTo("false");
        assertThat(page.body("data-judged-incident")).isNotEmpty();
        assertThat(page.body("data-token-needed")).isEqualTo("false");
        assertThat(page.section("problem")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?from=-5m&to=now", "/observations?dependency=payments"})
    void everyPageIsSentWithAPolicyThatLetsNothingElseIn(String address) {
        var page = RenderedPage.at(root, address);

        assertThat(page.call().type()).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(page.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.header("Referrer-Policy")).contains("no-referrer");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(INLINE_SCRIPT.matcher(page.html()).find()).isFalse();
        assertThat(page.html()).doesNotContain(SidecarUnderTest.SECRET);
    }

    @Test
    void aWindowIsJudgedInWordsAndEachSentenceLeadsToTheObservations() {
        new BackfilledObservations(api, start).post("page-db", 360, 120, 180);
        var opened = start.plusSeconds(1_210);

        var page = RenderedPage.at(root, "/?from=%s&to=%s".formatted(opened, start.plusSeconds(1_780)));

        var verdict = page.section("verdict");
        assertThat(verdict).contains("class=\"answer down\"", "Yes: page-db", "page-db was down");
        assertThat(verdict).contains("<li class=\"suspect down\" data-dependency=\"page-db\">", "<meter");
        assertThat(verdict).containsPattern("<p class=\"why\"><a href=\"/observations\\?dependency=page-db&amp;from=");
        assertThat(verdict).contains("curl -s &#39;{origin}/api/v1/verdict?from=" + opened);
        assertThat(page.body("data-window-from")).isEqualTo(opened.toString());
        assertThat(RenderedPage.tags(page.section("report"), "<li data-step=")).hasSize(9);
        assertThat(page.section("report")).containsPattern("Not configured: [a-z, -]+</summary>");
    }

    @Test
    void whatWasUpThroughoutIsFoldedWhereThereAreManyLanesAndTheStateIsThatOfTheWindow() {
        var recently = Instant.now().minusSeconds(295).truncatedTo(ChronoUnit.SECONDS);
        for (var i = 1; i <= 9; i++) {
            new BackfilledObservations(api, recently).post("folded-" + i, 30, 30, 30);
        }
        new BackfilledObservations(api, recently).post("unfolded-db", 30, 10, 16);

        var page = RenderedPage.at(
                root, "/?from=%s&to=%s".formatted(recently.plusSeconds(105), recently.plusSeconds(150)));

        var overview = page.section("overview");
        var fold = overview.indexOf("<details class=\"more\" id=\"lanes-up\">");
        assertThat(overview.indexOf("data-dependency=\"unfolded-db\"")).isBetween(0, fold);
        assertThat(overview.indexOf("data-dependency=\"folded-1\"")).isGreaterThan(fold);
        assertThat(page.lane("unfolded-db"))
                .contains("title=\"unfolded-db\"", "Down <span class=\"when\">in the window</span>");
    }

    @Test
    void segmentsLieWhereTheyWereAndUnobservedTimeIsNeverUp() {
        new BackfilledObservations(api, start).post("drawn-db", 100, 40, 60);
        var from = start.minusSeconds(1_000);

        var page = RenderedPage.at(root, "/?view-from=%s&view-to=%s".formatted(from, start.plusSeconds(1_000)));

        var segments = page.segments("drawn-db");
        assertThat(segments)
                .extracting(RenderedPage.Segment::state)
                .startsWith("UNOBSERVED", "UP", "TRANSITION", "DOWN", "TRANSITION", "UP");
        assertThat(segments.get(0).x()).isZero();
        assertThat(segments.get(0).width()).isCloseTo(50, within(0.2));
        assertThat(segments.get(3).x()).isCloseTo(70, within(0.2));
        assertThat(segments.get(3).width()).isCloseTo(9.5, within(0.2));
        assertThat(page.lane("drawn-db")).contains("url(#hatch-unobserved)", "url(#hatch-transition)");
        for (var i = 1; i < segments.size(); i++) {
            var before = segments.get(i - 1);
            assertThat(segments.get(i).x()).isCloseTo(before.x() + before.width(), within(0.01));
        }
    }

    @Test
    void anIncidentIsABandARowAndAReportWithWhatPeopleAdded() {
        var recorded = HttpCall.post(api.resolve("incidents"), """
                        {"from": "%s", "to": "%s", "title": "By <script>alert(1)</script>",
                         "annotation": "seen & noted", "links": ["https://status.example/1", "javascript:alert(1)"]}""".formatted(start, start.plusSeconds(60)))
                .json();
        var id = recorded.get("id").asText();

        var page = RenderedPage.at(root, "/?incident=" + id);

        assertThat(page.section("overview")).contains("data-incident=\"" + id + "\"", "class=\"band judged\"");
        assertThat(page.section("incidents")).contains("href=\"/?incident=" + id + "\"", "recorded");
        assertThat(page.section("report"))
                .contains("&lt;script&gt;", "seen &amp; noted", "href=\"https://status.example/1\"")
                .doesNotContain("href=\"javascript:");
        assertThat(page.section("verdict")).contains("{origin}/api/v1/verdict?incident=" + id);
        assertThat(page.section("ask")).contains("value=\"" + start + "\"");
        assertThat(page.html()).doesNotContain("<script>");
    }

    @Test
    void whatOthersWroteIsNeverMarkup() {
        var at = start.plusSeconds(5);
        HttpCall.post(api.resolve("observations"), """
                {"observations": [{"dependency": "<b>bold</b>", "at": "%s", "status": "DOWN", "failure": "connect",
                                   "message": "<script>alert(2)</script>"}]}""".formatted(at));
        HttpCall.post(
                api.resolve("changes"),
                "{\"at\": \"%s\", \"kind\": \"deploy\", \"subject\": \"<i>app</i>\", \"message\": \"<script>3\"}"
                        .formatted(at));

        var page = RenderedPage.at(
                root, "/?from=%s&to=%s&route=%%2F%%3Cscript%%3E".formatted(start, start.plusSeconds(30)));

        assertThat(page.html()).contains("&lt;b&gt;bold", "&lt;i&gt;app", "/&lt;script&gt;");
        assertThat(page.html()).doesNotContain("<script>", "<b>", "<i>");
    }

    @Test
    void whatIsWrongInTheAddressIsToldAndWhatWasTypedIsKept() {
        var page = RenderedPage.at(root, "/?from=%3Cb%3Eyesterday&to=now&route=/pay");

        assertThat(page.call().status()).isEqualTo(200);
        assertThat(page.section("problem"))
                .contains("role=\"alert\"", "&lt;b&gt;yesterday", "is not a time I understand");
        assertThat(page.section("ask"))
                .contains("value=\"&lt;b&gt;yesterday\"", "aria-invalid=\"true\"", "value=\"/pay\"");
        assertThat(page.section("verdict")).contains("class=\"guide\"");
        assertThat(page.section("ask")).contains("<details id=\"ask-fold\" open>");
        assertThat(page.lane("payments")).isNotEmpty();
    }

    @Test
    void anIncidentThatIsNotThereIsAProblemAndNotTheEndOfThePage() {
        var page = RenderedPage.at(root, "/?incident=nothing");

        assertThat(page.section("problem")).contains("There is no incident");
        assertThat(page.lane("payments")).isNotEmpty();
    }

    @Test
    void aWindowThatNothingSawIsInconclusive() {
        var page =
                RenderedPage.at(root, "/?from=-40d&to=" + Instant.now().minus(39, ChronoUnit.DAYS) + "&route=/pay/x");

        assertThat(page.section("verdict")).contains("class=\"answer unknown\"", "Cannot tell", "Not observed");
    }

    @Test
    void aVerdictThatIsNotWantedIsLeftOut() {
        var page = RenderedPage.at(root, "/?from=-5m&to=now&judge=no");

        assertThat(page.section("verdict")).contains("data-left-out").doesNotContain("class=\"answer");
        assertThat(page.section("report")).contains("data-left-out").doesNotContain("data-step");
        assertThat(page.body("data-window-from")).isNotEmpty();
    }

    @Test
    void observationsComeInPagesThatLeadOnAndBack() {
        new BackfilledObservations(api, start).post("paged-db", 150, 10, 20);
        var address = "/observations?dependency=paged-db&from=%s&to=%s".formatted(start, start.plusSeconds(1_500));

        var first = RenderedPage.at(root, address);
        var next = RenderedPage.attribute(
                RenderedPage.tags(first.html(), "<a href=\"/observations").get(0), "href");
        var second = RenderedPage.at(root, next.replace("&amp;", "&"));

        assertThat(RenderedPage.tags(first.section("observations"), "<tr role")).hasSize(101);
        assertThat(RenderedPage.tags(second.section("observations"), "<tr role"))
                .hasSize(51);
        assertThat(first.html())
                .contains("href=\"/?view-from=", "href=\"/api/v1/dependencies/paged-db/observations?from=", "connect");
        assertThat(second.html()).doesNotContain("rel=\"next\"");
    }

    @Test
    void observationsOfNobodyAreNotFound() {
        assertThat(RenderedPage.at(root, "/observations?dependency=%3Cb%3E")
                        .call()
                        .status())
                .isEqualTo(404);
        assertThat(RenderedPage.at(root, "/observations").section("problem")).contains("dependency");
        assertThat(RenderedPage.at(root, "/observations?dependency=payments&from=x")
                        .call()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theOwnRoutesHaveALaneAndARow() {
        var page = RenderedPage.at(root, "/");

        assertThat(page.section("overview")).contains("data-route=\"home\"");
        assertThat(page.section("dependencies")).contains("data-route=\"home\"", "data-probe=\"payments\"");
    }

    @Test
    void whatBelongsToThePageIsServedPackedAndNeverKeptUnasked() {
        var css = HttpCall.get(root.resolve("/faultline.css"), "Accept-Encoding", "gzip");

        assertThat(css.status()).isEqualTo(200);
        assertThat(css.response().headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(css.response().headers().firstValue("Cache-Control").orElse(""))
                .contains("max-age=0");
        var tag = css.response().headers().firstValue("ETag").orElse("");
        assertThat(HttpCall.get(root.resolve("/faultline.css"), "If-None-Match", tag)
                        .status())
                .isEqualTo(304);
        assertThat(HttpCall.get(root.resolve("/favicon.svg")).type()).startsWith("image/svg+xml");
        assertThat(HttpCall.get(root.resolve("/"), "Accept-Encoding", "gzip")
                        .response()
                        .headers()
                        .firstValue("Content-Encoding"))
                .contains("gzip");
    }

    @Test
    void nothingBesideTheFilesOfThePageIsServed() {
        for (var path : new String[] {
            "/page/nothing.js",
            "/page/",
            "/page/..%2f..%2fMANIFEST.MF",
            "/q/swagger-ui/..%2f..%2f..%2fMANIFEST.MF",
            "/q/swagger-ui/nothing.css"
        }) {
            assertThat(HttpCall.get(root.resolve(path)).status()).as(path).isIn(400, 404);
        }
        assertThat(HttpCall.get(root.resolve("/page/main.js")).type()).startsWith("text/javascript");
        assertThat(HttpCall.get(root.resolve("/q/swagger-ui/")).text()).contains("swagger");
        assertThat(HttpCall.get(root.resolve("/q/swagger-ui/swagger-ui-bundle.js"))
                        .status())
                .isEqualTo(200);
    }
}
