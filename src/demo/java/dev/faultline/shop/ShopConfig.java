// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.shop;

import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.RealRedis;

/** The config file of the Faultline that stands beside a shop. */
public final class ShopConfig {

    private ShopConfig() {}

    /**
     * Its text; the password of the orders is in the environment variable {@code DB_PASSWORD}.
     *
     * @param watchesPool whether the shop's health is read, and the connections of this machine are taken for the shop's, as
     *     those of a pod are
     */
    public static String of(ShopProcess shop, RealPostgres orders, RealRedis cache, boolean watchesPool) {
        var files = shop.files();
        return """
                faultline:
                  app: shop
                  defaults: { interval: 1s, timeout: 800ms, slow-above: 700ms }
                  network: { enabled: false }
                  %s
                  dependencies:
                    orders-db:
                      kind: postgresql
                      url: %s
                      username: %s
                      password: ${DB_PASSWORD}
                      critical: true
                      routes: ["/checkout/*", "/history/*"]
                    cache:    { kind: redis, url: "%s", routes: ["/cart/*"] }
                    uploads:  { kind: file, path: "%s", expect: { type: directory, writable: true }, routes: ["/upload/*"] }
                    settings: { kind: env, files: ["%s"] }
                    %s
                  routes:
                    home:     { url: "%s", interval: 1s }
                    checkout: { url: "%s", interval: 1s }
                    cart:     { url: "%s", interval: 1s }
                    prices:   { url: "%s", interval: 1s }
                    upload:   { url: "%s", interval: 1s }
                    catalog:  { url: "%s", interval: 1s }
                    %s
                  errors:
                    access-log: { path: "%s", format: combined }
                    app-log:    { path: "%s", format: json }
                    window:     { min-errors: 3, close-after: 3s }
                    max-lag: 3s # its own timeouts are 1 s
                  changes:
                    watch: ["%s"]
                    labels: "%s"
                """.formatted(
                        watchesPool ? "connections: { enabled: true }" : "# connections: read, and kept",
                        orders.url(),
                        RealPostgres.USER,
                        cache.url(),
                        files.uploads(),
                        files.config(),
                        watchesPool
                                ? "shop: { kind: app-health, url: \"" + shop.url(ShopHealth.PATH)
                                        + "\", map: { orders: orders-db }, interval: 1s }"
                                : "# shop: its health is read only while its pool is watched",
                        shop.url("/"),
                        shop.url("/checkout"),
                        shop.url("/cart"),
                        shop.url("/prices"),
                        shop.url("/upload"),
                        shop.url("/catalog"),
                        watchesPool
                                ? "history:  { url: \"" + shop.url("/history") + "\", interval: 1s }"
                                : "# history: called only while its pool is watched",
                        files.accessLog(),
                        files.appLog(),
                        files.configFolder(),
                        files.labels());
    }
}
