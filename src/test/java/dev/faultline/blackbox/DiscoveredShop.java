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

/**
 * A process in a network of its own: a shop, and Faultline with the config that it proposes for it. The shop is broken in the ways
 * that such a config can find; which steps of the reports are found is printed, and before that the config.
 */
final class DiscoveredShop {

    private final ShopStage stage;

    private DiscoveredShop(ShopStage stage) {
        this.stage = stage;
    }

    /** @param arguments a folder */
    public static void main(String[] arguments) throws Exception {
        OwnNetwork.open();
        var folder = Path.of(arguments[0]);
        // The network, which is watched unless the config says otherwise, needs a resolver.
        OwnNetwork.resolveBy(Files.writeString(folder.resolve("resolv.conf"), "nameserver 127.0.0.1\n"));
        try (var names = NameServer.startAt(53);
                var stage = ShopStage.discovered(folder, FreePort.get())) {
            System.out.println(names.address());
            System.out.println(Files.readString(folder.resolve("faultline.yaml")));
            new DiscoveredShop(stage).play();
        }
        System.exit(0);
    }

    private void play() throws IOException {
        var files = stage.shop().files();
        play("database", stage.orders()::pause, stage.orders()::resume);
        if (stage.volume().isPresent()) {
            var volume = stage.volume().get();
            play("volume", volume::turnReadOnly, volume::turnWritable);
        } else {
            System.out.println("volume none");
        }
        play("config", () -> files.settle("curency=EUR\n"), () -> files.settle("currency=EUR\n"));
        play("release", stage.shop()::deployABug, stage.shop()::rollBack);
    }

    private void play(String name, ShopStage.Deed fault, ShopStage.Deed mending) throws IOException {
        stage.calm();
        var report = stage.report(stage.incident(fault, mending));
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
