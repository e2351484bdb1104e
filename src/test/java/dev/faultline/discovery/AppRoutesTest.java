// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.accesslog.LoggedRoutes.LoggedRoute;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class AppRoutesTest {

    private static AppRoutes among(String... paths) {
        return AppRoutes.among(
                Stream.of(paths).map(path -> new LoggedRoute(path, 9)).toList(), List.of(8080));
    }

    private static String text(AppRoutes routes) {
        var text = new StringJoiner("\n", "", "\n");
        RoutesText.add(routes, text);
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/cart", "/api/v2/orders", "/payments", "/runs", "/starters/", "/users", "/streaming"})
    void whatIsSeenOftenMayBeAsked(String path) {
        assertThat(among(path).routes()).extracting(LoggedRoute::path).containsExactly(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/logout",
                "/api/sign-out",
                "/deleteAll",
                "/newsletter/unsubscribe",
                "/orders/export",
                "/EXPORT/orders",
                "/events",
                "/metrics",
                "/main.css",
                "/img/logo.png",
                "/.env",
                "/a/../b",
                "//b",
                "/users/alice",
                "/api/customers/bob/orders",
                "/a'b",
                "/[a]"
            })
    void whatActsOrIsAFileOrNamesAPersonIsLeftOut(String path) {
        assertThat(among(path, "/cart").routes()).extracting(LoggedRoute::path).containsExactly("/cart");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account", "/api/me", "/Admin/", "/my/orders", "/app/settings", "/oauth2/keys", "/login"})
    void whatMayAskForASignInStandsInAComment(String path) {
        var routes = among(path, "/cart", "/mediums", "/mystery", "/authors-day", "/administration");

        assertThat(routes.routes())
                .extracting(LoggedRoute::path)
                .containsExactlyInAnyOrder("/cart", "/mediums", "/mystery", "/authors-day", "/administration");
        assertThat(text(routes).lines().filter(line -> line.contains(path + "\"")))
                .singleElement()
                .asString()
                .startsWith("    # ")
                .endsWith(" # 9 times; it may ask for a sign-in: take it only if it responds without");
    }

    @Test
    void manySiblingsAreNamesOfSomething() {
        var teams = IntStream.range(0, 13).mapToObj(each -> "/teams/" + (char) ('a' + each));

        assertThat(among(Stream.concat(teams, Stream.of("/cart")).toArray(String[]::new))
                        .routes())
                .extracting(LoggedRoute::path)
                .containsExactly("/cart");
    }

    @Test
    void theMostFrequentAreProposedAndThoseWithAnIdStandInComments() {
        var logged = Stream.concat(
                        IntStream.rangeClosed(1, 10).mapToObj(each -> new LoggedRoute("/r" + each, each)),
                        Stream.of(new LoggedRoute("/orders/*", 40), new LoggedRoute("/", 50)))
                .toList();

        var text = text(AppRoutes.among(logged, List.of(8080)));

        assertThat(text)
                .startsWith("  routes:\n    # From the access log: ")
                .contains(
                        "    home: { url: \"http://localhost:8080/\", follow-redirects: false, alert-interval: 5s, expect: {"
                                + " status: \"200-399,401,403\" } } # 50 times\n")
                .contains("    r10: ", "    r4: ")
                .doesNotContain("    r3: ")
                .contains("    # orders: { url: \"http://localhost:8080/orders/*\"");
        assertThat(new Yaml().<Object>load(text).toString())
                .startsWith("{routes={home={url=http://localhost:8080/, follow-redirects=false, alert-interval=5s,"
                        + " expect={status=200-399,401,403}}, r10=");
    }

    @Test
    void whereItIsUnknownOnWhichPortTheAppIsTheyStandInComments() {
        var logged = List.of(new LoggedRoute("/a-b", 5), new LoggedRoute("/a-b-2", 4), new LoggedRoute("/a/b", 3));

        for (var ports : List.of(List.<Integer>of(), List.of(8080, 9090), List.of(8443))) {
            var text = text(AppRoutes.among(logged, ports));

            assertThat(text)
                    .contains("  # routes: # give the app's port")
                    .contains("  #   a-b: { url: \"http://localhost:PORT/");
            assertThat(text).contains("  #   a-b-2: ", "  #   a-b-3: ");
            assertThat(text.lines()).allMatch(line -> line.startsWith("  # "));
        }
        assertThat(text(AppRoutes.among(logged, List.of(8080, 9090)))).contains("8080, 9090 are listened on");
    }

    @Test
    void whereNothingMayBeAskedThereIsNoSection() {
        assertThat(text(AppRoutes.NONE)).isEqualTo("\n");
        assertThat(text(among("/logout"))).isEqualTo("\n");
    }
}
