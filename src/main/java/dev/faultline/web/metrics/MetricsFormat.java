// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.metrics;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * Serves the text format unless a client accepts OpenMetrics and nothing else. Quarkus serves OpenMetrics to those that accept
 * anything, such as a person's curl, whose tools read the text format, and responds 406 to those that accept it alone.
 */
@Singleton
final class MetricsFormat {

    void register(@Observes Router router) {
        router.route("/q/metrics").order(Integer.MIN_VALUE).handler(context -> {
            settle(context.request());
            context.next();
        });
    }

    private static void settle(HttpServerRequest request) {
        var accepted =
                String.join(",", request.headers().getAll(HttpHeaders.ACCEPT)).toLowerCase(Locale.ROOT);
        var isOpenMetrics = accepted.contains("openmetrics") && !accepted.contains("text/plain");
        request.headers().set(HttpHeaders.ACCEPT, isOpenMetrics ? "*/*" : "text/plain");
    }
}
