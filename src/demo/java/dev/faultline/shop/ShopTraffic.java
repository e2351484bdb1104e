// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Ask each route of a shop again and again, and note how often it answered well, and when it answered 500. */
public final class ShopTraffic implements AutoCloseable {

    /** The routes they ask. */
    public static final List<String> ROUTES = List.of("/checkout", "/cart", "/prices", "/upload", "/catalog", "/");

    /**
     * One answer of 500.
     *
     * @param asked when the request was sent
     * @param answered when the answer was there
     */
    public record ServerError(Instant asked, Instant answered, String route) {}

    private final ShopProcess shop;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(ROUTES.size() + 1);
    private final List<ServerError> errors = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> successes = new ConcurrentHashMap<>();
    private Optional<ScheduledFuture<?>> visits = Optional.empty();

    public ShopTraffic(ShopProcess shop) {
        this.shop = shop;
        ROUTES.forEach(this::visit);
    }

    private ScheduledFuture<?> visit(String route) {
        return clock.scheduleAtFixedRate(() -> ask(route), 0, 250, TimeUnit.MILLISECONDS);
    }

    /** Has them ask one more route, which needs the pool of connections; or none but the usual ones. */
    public synchronized void askForHistory(boolean asking) {
        visits.ifPresent(each -> each.cancel(false));
        visits = asking ? Optional.of(visit("/history")) : Optional.empty();
    }

    private void ask(String route) {
        try {
            var request = HttpRequest.newBuilder(URI.create(shop.url(route)))
                    .timeout(Duration.ofSeconds(5))
                    .header("User-Agent", "shopper")
                    .build();
            var asked = Instant.now();
            var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() >= 500) {
                errors.add(new ServerError(asked, Instant.now(), route));
            } else {
                successes.merge(route, 1, Integer::sum);
            }
        } catch (IOException closed) {
            // Nobody is there: no answer, so no 500.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The errors seen since {@link #forget()}, or since the start. */
    public List<ServerError> errors() {
        return List.copyOf(errors);
    }

    /** Whether each route answered well so many times since {@link #forget()}, or since the start. */
    public boolean succeeded(int times) {
        return ROUTES.stream().allMatch(route -> successes.getOrDefault(route, 0) >= times);
    }

    /** Begins anew. */
    public void forget() {
        errors.clear();
        successes.clear();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
