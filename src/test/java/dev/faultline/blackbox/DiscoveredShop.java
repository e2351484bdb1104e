// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.shop.ShopStage;
import dev.faultline.testing.FreePort;
import dev.faultline.testing.NameServer;
import dev.faultline.testing.OwnNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A process in a network of its own: a shop, and Faultline with the config that it proposes for it. The shop is broken in some ways;
 * which steps of the reports are found is printed, and before that the config.
 */
final class DiscoveredShop {

    private final ShopStage stage;

    private DiscoveredShop(ShopStage stage) {
        this.stage = stage;
    }

    /** @param arguments a folder, and in which ways the shop is broken */
    public static void main(String[] arguments) throws Exception {
        OwnNetwork.open();
        var folder = Path.of(arguments[0]);
        // The network, which is watched unless the config says otherwise, needs a resolver.
        OwnNetwork.resolveBy(Files.writeString(folder.resolve("resolv.conf"), "nameserver 127.0.0.1\n"));
        try (var names = NameServer.startAt(53);
                var stage = ShopStage.discovered(folder, FreePort.get())) {
            System.out.println(names.address());
            System.out.println(Files.readString(folder.resolve("faultline.yaml")));
            var shop = new DiscoveredShop(stage);
            for (var fault : List.of(arguments).subList(1, arguments.length)) {
                shop.play(fault);
            }
        }
        System.exit(0);
    }

    private void play(String fault) throws IOException {
        var files = stage.shop().files();
        switch (fault) {
            case "database" ->
                play(fault, stage.orders()::pause, () -> stage.isDown("orders-db"), stage.orders()::resume);
            case "volume" -> {
                var volume = stage.volume().orElse(null);
                if (volume == null) {
                    System.out.println("volume none");
                } else {
                    play(fault, volume::turnReadOnly, () -> stage.isDown("uploads"), volume::turnWritable);
                }
            }
            case "route" ->
                play(
                        fault,
                        () -> files.offerOddArticle(true),
                        () -> stage.isDown("catalog"),
                        () -> files.offerOddArticle(false));
            case "pool" -> {
                stage.usePool();
                play(
                        fault,
                        () -> files.leakConnections(true),
                        stage::isPoolSeenAtItsLimit,
                        () -> files.leakConnections(false));
            }
            case "config" ->
                play(fault, () -> files.settle("curency=EUR\n"), () -> true, () -> files.settle("currency=EUR\n"));
            case "release" -> play(fault, stage.shop()::deployABug, () -> true, stage.shop()::rollBack);
            default -> throw new IllegalArgumentException(fault);
        }
    }

    private void play(String name, ShopStage.Deed fault, Callable<Boolean> isSeen, ShopStage.Deed mending)
            throws IOException {
        stage.calm();
        var broken = Instant.now();
        var incident = stage.incident(fault, isSeen, mending);
        var report = stage.report(incident);
        System.out.println("broken " + broken + ", window " + incident.get("window"));
        System.out.println(name + " "
                + ShopStage.steps(report)
                        .filter(step -> step.get("state").asText().equals("FOUND"))
                        .map(step -> step.get("name").asText())
                        .toList()
                + " " + text(report, "summary"));
    }

    private static String text(JsonNode document, String name) {
        return document.get(name).asText();
    }
}
