// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoutePatternTest {

    @Test
    void aStarIsAnyRunOfCharactersAndTheQueryIsIgnored() {
        assertThat(new RoutePattern("/checkout/*").matches("/checkout/pay/now?id=1"))
                .isTrue();
        assertThat(new RoutePattern("/checkout/*").matches("/checkout?id=1")).isTrue();
        assertThat(new RoutePattern("/checkout/*").matches("/checkouts")).isFalse();
        assertThat(new RoutePattern("*/actuator/health").matches("/shop/actuator/health"))
                .isTrue();
        assertThat(new RoutePattern("*/actuator/health").matches("/shop/actuator/healthy"))
                .isFalse();
        assertThat(new RoutePattern("/a.c").matches("/abc")).isFalse();
    }

    @Test
    void itMatchesWhatARegularExpressionMatches() {
        var random = new Random(4711);
        for (var i = 0; i < 20_000; i++) {
            var pattern = "/" + text(random, "ab/*");
            var path = "/" + text(random, "ab/");

            assertThat(new RoutePattern(pattern).matches(path))
                    .as("%s on %s", pattern, path)
                    .isEqualTo(slowly(pattern, path));
        }
    }

    private static boolean slowly(String pattern, String path) {
        var regex = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.matches(regex, path)
                || pattern.endsWith("/*") && path.equals(pattern.substring(0, pattern.length() - 2));
    }

    private static String text(Random random, String letters) {
        return random.ints(random.nextInt(8), 0, letters.length())
                .mapToObj(each -> letters.substring(each, each + 1))
                .collect(Collectors.joining());
    }
}
