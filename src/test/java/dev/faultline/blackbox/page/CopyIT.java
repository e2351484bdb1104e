// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.testing.browser.BrowserTab;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is copied from the page is what the API says, to the letter. */
class CopyIT extends OutagePages {

    private static final Pattern CALL = Pattern.compile("https?://[^'\"\\s]+");

    private static String copied(BrowserTab tab, String what) {
        tab.page().evaluate("() => navigator.clipboard.writeText('')");
        tab.find("#verdict [data-copy=" + what + "], #page [data-copy=" + what + "]")
                .first()
                .click();
        tab.page().waitForCondition(() -> !tab.clipboard().isEmpty());
        return tab.clipboard();
    }

    @Test
    void theCopyForAChatIsWhatTheReportAnswersForOne(BrowserTab tab) throws Exception {
        TimelineChart.in(tab.withClipboard().open(sidecar, story.judged()));

        var chat = copied(tab, "chat");
        var curl = copied(tab, "curl");

        assertThat(chat.lines()).hasSize(4).element(1).asString().startsWith("orders-db was down");
        assertThat(chat(curl)).isEqualTo(chat);
        assertThat(run(curl))
                .isEqualTo(sidecar.response(path(curl)).body())
                .contains("Was it a dependency? Yes: orders-db.");
    }

    private String chat(String curl) {
        var path = path(curl).replace("/verdict", "/report").replace("format=text", "format=chat");
        return sidecar.response(path).body().strip();
    }

    private static String path(String curl) {
        var match = CALL.matcher(curl);
        assertThat(match.find()).as(curl).isTrue();
        var call = URI.create(match.group());
        return call.getRawPath() + "?" + call.getRawQuery();
    }

    /** As a responder does, who pastes it into a shell. */
    private static String run(String command) throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh", "-c", command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command).isZero();
        return said;
    }

    @Test
    void anIncidentIsCopiedAsTheApiTellsIt(BrowserTab tab) throws Exception {
        var incident =
                sidecar.get("/api/v1/incidents?last=3h").at("/incidents/0/id").asText();
        TimelineChart.in(tab.withClipboard().open(sidecar, "/?incident=" + incident));

        var chat = copied(tab, "chat");
        var curl = copied(tab, "curl");

        assertThat(chat(curl)).isEqualTo(chat);
        assertThat(run(curl)).contains("Was it a dependency? Yes: orders-db.");
    }

    @Test
    void theCopiedLinkStaysWhereItIsWhileTimeGoesOn(BrowserTab tab) {
        TimelineChart.in(
                tab.withClipboard().open(sidecar, "/?view-from=-1h&view-to=now&from=" + story.down() + "&to=-5m"));

        var link = TestAddress.of(copied(tab, "link"));

        assertThat(link.instant("from")).isEqualTo(story.down());
        assertThat(link.instant("to")).isAfter(story.up());
        assertThat(link.instant("view-from")).isBefore(story.down());
        assertThat(link.instant("view-to")).isAfter(story.up());
    }
}
