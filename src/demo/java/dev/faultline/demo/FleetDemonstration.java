// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.demo;

import java.nio.file.Files;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/**
 * Starts six instances of a shop's sidecar on three nodes, the database and the Redis that they need, and a hub; cuts one node's
 * way to the database, then stops the database itself, and prints what the hub says of both. The database is that of the fleet as
 * well: while it is stopped nothing can be shipped, and once it is back, what happened is there.
 *
 * <p>With {@code -Ddemo.stay=false} it ends after that. It exits with 1 if a verdict is wrong.
 */
public final class FleetDemonstration {

    private final FleetStage stage;

    private FleetDemonstration(FleetStage stage) {
        this.stage = stage;
    }

    public static void main(String[] arguments) throws Exception {
        say("Starting PostgreSQL, Redis, six sidecars on three nodes, and a hub …");
        boolean right;
        try (var stage = FleetStage.open(Files.createTempDirectory("faultline-fleet-demo"))) {
            right = new FleetDemonstration(stage).run();
            if (Boolean.parseBoolean(System.getProperty("demo.stay", "true"))) {
                say("Everything goes on running. The page of the fleet: " + stage.home() + "/ – Ctrl-C ends it.");
                new CountDownLatch(1).await();
            }
        }
        System.exit(right ? 0 : 1);
    }

    private boolean run() {
        stage.awaitAllUp();
        say("The way of node-1 to orders-db is cut …");
        var cut = Instant.now();
        stage.cutFirstNode();
        var isNode = told("NODE", "PARTLY_COINCIDES", cut, Instant.now());
        stage.mendFirstNode();
        stage.awaitAllUp();

        say("The database itself stops (SIGSTOP to every PostgreSQL process), which is that of the fleet as well …");
        var stopped = Instant.now();
        stage.stopDatabaseForAWhile();
        var isDependency = told("DEPENDENCY", "COINCIDES", stopped, Instant.now());

        say("payments is shared: six instances called it " + stage.calls() + " times in " + stage.intervals()
                + " intervals.");
        return isNode && isDependency && stage.calls() <= stage.intervals() + 1;
    }

    /** Waits until all have reported on the window, prints the verdict on it, and tells whether it is the expected one. */
    private boolean told(String scope, String answer, Instant from, Instant to) {
        var path = "/api/v1/fleet/verdict?app=shop&dependency=orders-db&from=" + from + "&to=" + to;
        var verdict = stage.verdictOnceReported(path);
        say("… and the hub says:");
        say("  curl -s '" + stage.home() + path + "&format=text'");
        System.out.println();
        System.out.println(stage.text(path + "&format=text").indent(4));
        return verdict.at("/dependencies/0/scope").asText().equals(scope)
                && verdict.at("/answer").asText().equals(answer);
    }

    private static void say(String line) {
        System.out.println("▸ " + line);
    }
}
