// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.metrics;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Serves OpenMetrics to clients that accept nothing else. Quarkus serves it only to those that accept anything, and responds 406 otherwise. */
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
