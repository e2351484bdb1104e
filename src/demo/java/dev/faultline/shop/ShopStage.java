// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.shop;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.testing.EndpointReadings;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.RealRedis;
import dev.faultline.testing.SmallVolume;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A shop on a real PostgreSQL and a real Redis, with shoppers in it and Faultline beside it. Whoever breaks something here
 * tells Faultline nothing of it: it has the shop's logs, and what it watches.
 */
public final class ShopStage implements AutoCloseable {

    private static final Duration LONGEST_LAG = Duration.ofSeconds(3);
    private static final Duration USUAL_LAG = Duration.ofSeconds(60);
    private static final Duration BEFORE_LAG = Duration.ofSeconds(5);
    private static final Duration USUAL_TIME = Duration.ofSeconds(25);
    private static final Duration LIMIT_TIME = Duration.ofSeconds(15);
    private static final int ENOUGH_ERRORS = 12;
    private static final int FEW_ERRORS = 4;
    private static final Duration ERROR_TIME = Duration.ofSeconds(12);
    private static final int ENOUGH_SUCCESSES = 40;
    private static final int WARM = 20;
    private static final int SEEN_OFTEN = 5;

    private final RealPostgres orders;
    private final RealRedis cache;
    private final Optional<SmallVolume> volume;
    private final ShopProcess shop;
    private final PackagedSidecar faultline;
    private final ShopTraffic shoppers;
    private final Duration lag;

    /** @param lag how far before an error Faultline looks for its cause */
    private ShopStage(
            RealPostgres orders,
            RealRedis cache,
            Optional<SmallVolume> volume,
            ShopProcess shop,
            PackagedSidecar faultline,
            ShopTraffic shoppers,
            Duration lag) {
        this.orders = orders;
        this.cache = cache;
        this.volume = volume;
        this.shop = shop;
        this.faultline = faultline;
        this.shoppers = shoppers;
        this.lag = lag;
    }

    /** Opens everything, with its files in the given folder and Faultline on the given port. */
    public static ShopStage open(Path folder, int port) throws IOException {
        var orders = RealPostgres.started();
        var cache = RealRedis.started();
        var files = ShopFolder.made(folder.resolve("shop"));
        var volume = SmallVolume.on(files.uploads());
        var shop = ShopProcess.open(files, orders, cache, 1);
        var faultline = PackagedSidecar.start(
                folder, ShopConfig.of(shop, orders, cache, false), Map.of("DB_PASSWORD", RealPostgres.PASSWORD), port);
        return new ShopStage(orders, cache, volume, shop, faultline, new ShopTraffic(shop), LONGEST_LAG);
    }

    /**
     * The same with the config that Faultline itself proposes for the shop, as it is; it and the shop have the same environment, but
     * that Faultline's is one of a pod: so the network has to be the shop's alone.
     */
    public static ShopStage discovered(Path folder, int port) throws IOException, InterruptedException {
        var orders = RealPostgres.started();
        var cache = RealRedis.started();
        var files = ShopFolder.made(folder.resolve("shop"));
        var volume = SmallVolume.on(files.uploads());
        var shop = ShopProcess.open(files, orders, cache, 4);
        var shoppers = new ShopTraffic(shop);
        await("it is warm").atMost(PATIENCE).until(() -> shoppers.succeeded(WARM));
        // While it was cold it may have failed, which is not to be part of an incident.
        files.beginAccessLogAnew();
        shoppers.forget();
        await("its log has each route").atMost(PATIENCE).until(() -> shoppers.succeeded(SEEN_OFTEN));
        var environment = new HashMap<>(shop.environment());
        environment.put("KUBERNETES_SERVICE_HOST", "10.96.0.1");
        var proposed = PackagedSidecar.run(
                folder, environment, "discover", files.root().toString());
        var faultline = PackagedSidecar.start(folder, proposed.output(), environment, port);
        return new ShopStage(orders, cache, volume, shop, faultline, shoppers, USUAL_LAG);
    }

    /** Where the shop keeps its orders. */
    public RealPostgres orders() {
        return orders;
    }

    /** What the shop's uploads are on; absent where nothing can be mounted. */
    public Optional<SmallVolume> volume() {
        return volume;
    }

    public ShopProcess shop() {
        return shop;
    }

    public ShopTraffic shoppers() {
        return shoppers;
    }

    public PackagedSidecar faultline() {
        return faultline;
    }

    /**
     * Waits until all that is watched was seen up, no window is open and enough requests succeeded to tell the next change
     * from an earlier one, and forgets the errors before.
     */
    public void calm() {
        shoppers.forget();
        await("everything was seen up")
                .atMost(PATIENCE)
                .until(() -> all("dependencies")
                        && all("routes")
                        && incidents("OPEN").isEmpty()
                        && isWatchedLongEnough()
                        && shoppers.succeeded(ENOUGH_SUCCESSES));
        shoppers.forget();
    }

    /**
     * Has shoppers use the pool of connections, and Faultline judge by connections; or neither. They are those of this whole
     * machine, so that others may stand beside the shop's: only while a scene needs them. It waits until it is known how many are
     * usual.
     */
    public void watchPool(boolean watched) {
        if (watched) {
            usePool();
        } else {
            shoppers.askForHistory(false);
        }
        var before = reloads();
        faultline.reconfigure(ShopConfig.of(shop, orders, cache, watched));
        await("the config is in force").atMost(PATIENCE).until(() -> reloads() > before);
    }

    /** Has shoppers use the pool of connections, and waits until it is known how many are usual. */
    public void usePool() {
        shoppers.askForHistory(true);
        await("it is known how many connections are usual")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> isPoolRead(1, USUAL_TIME));
    }

    /** Whether Faultline read for long enough, also on a busy machine, that all connections of the pool are in use. */
    public boolean isPoolSeenAtItsLimit() {
        return isPoolRead(OrderPool.SIZE, LIMIT_TIME);
    }

    /** Whether Faultline is sure that this dependency, or route of the shop, fails: a busy machine lets it doubt for long. */
    public boolean isDown(String name) {
        return Stream.of("dependencies", "routes")
                .flatMap(what -> stream(faultline.get("/api/v1/" + what).get(what)))
                .anyMatch(each -> each.get("name").asText().equals(name)
                        && each.get("status").asText().equals("DOWN"));
    }

    private boolean isPoolRead(int connections, Duration time) {
        var readings = new EndpointReadings(faultline.get("/api/v1/connections"), orders.port());
        return readings.read("established", connections).compareTo(time) >= 0;
    }

    private long reloads() {
        return faultline
                .log()
                .lines()
                .filter(line -> line.contains("config applied"))
                .count();
    }

    /** A fault right after the start would come before the time in which its causes may lie was watched. */
    private boolean isWatchedLongEnough() {
        var since = Instant.now().minus(lag).minus(BEFORE_LAG);
        return stream(faultline.get("/api/v1/dependencies").get("dependencies"))
                .map(each -> "/api/v1/dependencies/" + each.get("name").asText() + "/observations?last=1h&limit=1")
                .map(path -> faultline.get(path).at("/observations/0/startedAt").asText())
                .allMatch(first -> !first.isEmpty() && Instant.parse(first).isBefore(since));
    }

    /** Something done to the shop, or to what it stands on. */
    public interface Deed {

        void run() throws IOException;
    }

    /** Breaks something, mends it once the errors were noticed, and gives the incident that was made of it. */
    public JsonNode incident(Deed fault, Deed mending) throws IOException {
        return incident(fault, () -> true, mending);
    }

    /** The same, with something that is waited for before it is mended. */
    public JsonNode incident(Deed fault, Callable<Boolean> isSeen, Deed mending) throws IOException {
        var broken = Instant.now();
        fault.run();
        await("the errors are noticed")
                .atMost(PATIENCE)
                .until(() -> since(broken).isPresent());
        await("enough errors").atMost(PATIENCE).until(this::hasEnoughErrors);
        await("it is seen")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(isSeen);
        mending.run();
        return await("the window is closed")
                .atMost(PATIENCE)
                .until(() -> since(broken).filter(each -> !is(each, "OPEN")), Optional::isPresent)
                .orElseThrow();
    }

    /** Whether there are many, or some for so long as many usually take: some wait for a timeout. */
    private boolean hasEnoughErrors() {
        var errors = shoppers.errors();
        var longAgo = Instant.now().minus(ERROR_TIME);
        return errors.size() >= ENOUGH_ERRORS
                || errors.size() >= FEW_ERRORS
                        && errors.stream().anyMatch(error -> error.answered().isBefore(longAgo));
    }

    /** The report on an incident, once the time after it was seen. */
    public JsonNode report(JsonNode incident) {
        var path = "/api/v1/report?incident=" + incident.get("id").asText();
        return await("the recovery is seen").atMost(PATIENCE).until(() -> faultline.get(path), ShopStage::isRetested);
    }

    /** The steps of a report, in their order. */
    public static Stream<JsonNode> steps(JsonNode report) {
        return stream(report.get("steps"));
    }

    private static boolean isRetested(JsonNode report) {
        return steps(report)
                .anyMatch(step -> step.get("name").asText().equals("re-test")
                        && !step.get("state").asText().equals("UNKNOWN"));
    }

    private Optional<JsonNode> since(Instant instant) {
        return incidents("").stream()
                .filter(each -> Instant.parse(each.at("/window/to").asText()).isAfter(instant))
                .findFirst();
    }

    private List<JsonNode> incidents(String state) {
        var all = faultline.get("/api/v1/incidents?last=1h").get("incidents");
        return stream(all).filter(each -> state.isEmpty() || is(each, state)).toList();
    }

    private static boolean is(JsonNode incident, String state) {
        return incident.get("state").asText().equals(state);
    }

    private boolean all(String what) {
        var listed = faultline.get("/api/v1/" + what).get(what);
        return stream(listed).allMatch(each -> each.get("status").asText().equals("UP"));
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @Override
    public void close() {
        shoppers.close();
        faultline.close();
        shop.close();
        volume.ifPresent(SmallVolume::close);
        cache.close();
        orders.close();
    }
}
