package dev.faultline.web.metrics;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Lets somebody who takes nothing but OpenMetrics have it: Quarkus gives it to whoever takes anything, and else answers 406. */
@Singleton
final class OpenMetricsAlone {

    void register(@Observes Router router) {
        router.route("/q/metrics").order(Integer.MIN_VALUE).handler(context -> {
            settle(context.request());
            context.next();
        });
    }

    private static void settle(HttpServerRequest request) {
        var accepted =
                String.join(",", request.headers().getAll(HttpHeaders.ACCEPT)).toLowerCase(Locale.ROOT);
        if (accepted.contains("openmetrics") && !accepted.contains("text/plain")) {
            request.headers().set(HttpHeaders.ACCEPT, "*/*");
        }
    }
}
