package dev.faultline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ResponseCount;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PostedRoutesTest {

    private final PostedRoutes routes = new PostedRoutes();

    @Test
    void aRouteTooManyIsOneOfTheOthersAndTheFirstOnesKeepTheirName() {
        IntStream.range(0, PostedRoutes.MOST).forEach(i -> routes.bound(of("/" + i)));

        assertThat(routes.bound(of("/late")).route()).contains(PostedRoutes.OTHERS);
        assertThat(routes.bound(of("/7"))).isEqualTo(of("/7"));
    }

    @Test
    void anErrorOfNoRouteStaysOne() {
        var nowhere = new ResponseCount(
                ErrorSource.POSTED, Optional.empty(), Instant.EPOCH, Instant.EPOCH, OptionalLong.empty(), 1, "");

        assertThat(routes.bound(nowhere)).isEqualTo(nowhere);
    }

    private static ResponseCount of(String route) {
        return new ResponseCount(
                ErrorSource.POSTED,
                Optional.of(route),
                Instant.EPOCH,
                Instant.EPOCH,
                OptionalLong.of(9),
                4,
                "boom at " + route);
    }
}
