package dev.faultline.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks each route of the shop five times a second and notes when it answered 500. */
final class Customers implements AutoCloseable {

    /** One answer of 500. */
    record ServerError(Instant at, String route) {}

    private final Shop shop;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final List<ServerError> errors = new CopyOnWriteArrayList<>();

    Customers(Shop shop) {
        this.shop = shop;
        for (var route : List.of("/checkout", "/cart")) {
            clock.scheduleAtFixedRate(() -> ask(route), 0, 200, TimeUnit.MILLISECONDS);
        }
    }

    private void ask(String route) {
        try {
            var request = HttpRequest.newBuilder(URI.create(shop.url(route)))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() >= 500) {
                errors.add(new ServerError(Instant.now().truncatedTo(ChronoUnit.MILLIS), route));
            }
        } catch (IOException gone) {
            // The shop is closing.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The errors seen since the last call. */
    List<ServerError> take() {
        var taken = List.copyOf(errors);
        errors.removeAll(taken);
        return taken;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
