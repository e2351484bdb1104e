// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.awaitility.Awaitility.await;

import dev.faultline.testing.OwnNetwork;
import dev.faultline.testing.PackagedSidecar;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A process in a network of its own, in which the packaged program is alone: as a container beside the app that shares no namespace
 * with it. What it says of the app's connections is printed; then another program listens there, and it is printed again.
 */
final class LonelySidecar {

    private LonelySidecar() {}

    /** @param arguments a folder */
    public static void main(String[] arguments) throws Exception {
        OwnNetwork.open();
        var folder = Path.of(arguments[0]);
        try (var sidecar = PackagedSidecar.start(folder, config(folder, true))) {
            awaitProbed(sidecar);
            var from = Instant.now();
            await("it has read its own sockets")
                    .atMost(PATIENCE)
                    .until(() -> sidecar.report(from, Instant.now()).toString().contains("shares no network"));
            print(sidecar, from);
            System.out.println(PackagedSidecar.run(folder, "discover").output());
            try (var app = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
                var joined = Instant.now();
                await("another program listens")
                        .atMost(PATIENCE)
                        .until(() -> app.isBound()
                                && !sidecar.get("/api/v1/connections")
                                        .get("readings")
                                        .isEmpty());
                awaitProbed(sidecar);
                awaitProbed(sidecar);
                print(sidecar, joined);
            }
            sidecar.reconfigure(config(folder, false));
            await("connections are not read")
                    .atMost(PATIENCE)
                    .until(() ->
                            !sidecar.get("/api/v1/connections").get("enabled").asBoolean());
            print(sidecar, from);
        }
        System.exit(0);
    }

    private static String config(Path folder, boolean enabled) {
        return """
                faultline:
                  network: { enabled: false }
                  connections: { enabled: %s }
                  dependencies:
                    uploads: { kind: file, path: "%s", interval: 500ms }
                """.formatted(enabled, folder);
    }

    /** Until there is an observation from after now, so that the window before is covered. */
    private static void awaitProbed(PackagedSidecar sidecar) {
        var query = "from=" + Instant.now() + "&to=now";
        await("probed since")
                .atMost(PATIENCE)
                .until(() -> !sidecar.observations("uploads", query).isEmpty());
    }

    private static void print(PackagedSidecar sidecar, Instant from) {
        var to = Instant.now();
        awaitProbed(sidecar);
        System.out.println("connections " + sidecar.get("/api/v1/connections?last=1m"));
        System.out.println("discovery " + sidecar.get("/api/v1/discovery").get("connections"));
        System.out.println("verdict " + sidecar.verdict(from, to, "max-lag=0s"));
        System.out.println("report " + sidecar.report(from, to));
        System.out.println("metrics "
                + sidecar.response("/q/metrics")
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("faultline_app_connections"))
                        .toList());
    }
}
