package dev.faultline.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RouteTest {

    @Test
    void aStarIsAnyRunOfCharactersAndTheQueryIsIgnored() {
        assertThat(new Route("/checkout/*").matches("/checkout/pay/now?id=1")).isTrue();
        assertThat(new Route("/checkout/*").matches("/checkout?id=1")).isTrue();
        assertThat(new Route("/checkout/*").matches("/checkouts")).isFalse();
        assertThat(new Route("*/actuator/health").matches("/shop/actuator/health"))
                .isTrue();
        assertThat(new Route("*/actuator/health").matches("/shop/actuator/healthy"))
                .isFalse();
        assertThat(new Route("/a.c").matches("/abc")).isFalse();
    }

    @Test
    void itMatchesWhatARegularExpressionMatches() {
        var random = new Random(4711);
        for (var i = 0; i < 20_000; i++) {
            var pattern = "/" + text(random, "ab/*");
            var path = "/" + text(random, "ab/");

            assertThat(new Route(pattern).matches(path))
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
