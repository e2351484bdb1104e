// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.accesslog.LoggedRoutes.LoggedRoute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoggedRoutesTest {

    @TempDir
    private Path folder;

    private static String line(String request, int status, String agent) {
        return "10.0.0.7 - - [29/Nov/2026:16:33:56 +0000] \"" + request + " HTTP/1.1\" " + status + " 22 \"-\" \""
                + agent + "\"\n";
    }

    private static String line(String request, int status) {
        return line(request, status, "shopper");
    }

    private List<LoggedRoute> routes(String log) throws IOException {
        return LoggedRoutes.of(Files.writeString(folder.resolve("access.log"), log));
    }

    @Test
    void whatWasAnsweredWellComesByHowOftenItWas() throws IOException {
        var log = line("GET /cart", 200).repeat(3)
                + line("GET /", 304).repeat(5)
                + line("GET /orders/4711", 200).repeat(4);

        assertThat(routes(log))
                .containsExactly(new LoggedRoute("/", 5), new LoggedRoute("/orders/*", 4), new LoggedRoute("/cart", 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /cart",
                "DELETE /cart",
                "HEAD /cart",
                "PROPFIND /cart",
                "PURGE /GET",
                "POST /cart?GET",
                "GET /cart?token=hunter2",
                "GET /q/health",
                "GET *"
            })
    void whatIsNoPlainGetIsNone(String request) throws IOException {
        assertThat(routes(line(request, 200).repeat(9))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"302, false", "401, false", "403, false", "404, true", "500, true"})
    void oneThatIsAnsweredElsewhereOrRefusedOnceIsNoneAndOneThatFailsOnceIs(int status, boolean isOne)
            throws IOException {
        assertThat(routes(line("GET /cart", 200).repeat(20) + line("GET /cart", status)))
                .hasSize(isOne ? 1 : 0);
    }

    @Test
    void oneThatOftenFailsOrWasSeenTwiceIsNone() throws IOException {
        var log = line("GET /cart", 200).repeat(8)
                + line("GET /cart", 500)
                + line("GET /rare", 200).repeat(2);

        assertThat(routes(log)).isEmpty();
    }

    @Test
    void whatChecksAskIsNone() throws IOException {
        assertThat(routes(line("GET /ready", 200, "kube-probe/1.31").repeat(9)
                        + line("GET /cart", 200, "faultline").repeat(9)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"time\":\"2026-11-29T16:33:56Z\",\"status\":200,\"method\":\"GET\",\"path\":\"/cart\"}",
                "[2026-11-29T16:33:56.123Z] \"GET /cart HTTP/1.1\" 200 - 0 21 12 11 \"-\" \"curl/8\" \"id\" \"shop\" \"10.0.0.5:80\"",
                "[GIN] 2026/11/29 - 16:33:56 | 200 |   12.345ms |  10.0.0.7 | GET  \"/cart\"",
                "time=2026-11-29T16:33:56Z method=GET path=/cart status=200 duration=12ms"
            })
    void everyFormatThatIsReadHasThem(String line) throws IOException {
        assertThat(routes((line + "\n").repeat(3))).containsExactly(new LoggedRoute("/cart", 3));
        assertThat(routes((line.replace("GET", "POST") + "\n").repeat(3))).isEmpty();
    }

    @Test
    void onlyTheNewestLinesCount() throws IOException {
        assertThat(routes(line("GET /former", 200).repeat(9)
                        + line("GET /cart", 200).repeat(5_000)))
                .extracting(LoggedRoute::path)
                .containsExactly("/cart");
    }

    @Test
    void whereThereIsNoLogThereAreNone() {
        assertThat(LoggedRoutes.of(folder.resolve("absent"))).isEmpty();
    }
}
