// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.shop.ShopStage;
import dev.faultline.testing.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/**
 * Starts a shop on a real PostgreSQL and a real Redis with Faultline beside it, breaks it in six ways, and prints what
 * Faultline found by itself: the window of 500s, and which of the nine steps points at the cause.
 *
 * <p>With {@code -Ddemo.stay=false} it ends after that; otherwise all goes on running until it is interrupted. It exits
 * with 1 if a report points elsewhere.
 */
public final class Demonstration {

    private static final int USUAL_PORT = 8086;

    private final ShopStage stage;

    private Demonstration(ShopStage stage) {
        this.stage = stage;
    }

    /**
     * One way to break the shop, and the step of the report that has to point at it.
     *
     * @param isSeen what is waited for before it is mended
     * @param words what the report has to begin with, or say soon after
     */
    private record Scene(
            String told,
            ShopStage.Deed fault,
            Callable<Boolean> isSeen,
            ShopStage.Deed mending,
            String step,
            String words) {

        private Scene(String told, ShopStage.Deed fault, ShopStage.Deed mending, String step) {
            this(told, fault, () -> true, mending, step, "");
        }
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("faultline-demo");
        say("Starting PostgreSQL, Redis, a small shop that uses them, and Faultline beside it …");
        boolean right;
        try (var stage = ShopStage.open(folder, portToUse())) {
            right = new Demonstration(stage).run();
            if (Boolean.parseBoolean(System.getProperty("demo.stay", "true"))) {
                stay(stage, folder);
            }
        }
        System.exit(right ? 0 : 1);
    }

    private static int portToUse() {
        try (var usual = new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
            return usual.getLocalPort();
        } catch (IOException taken) {
            return FreePort.get();
        }
    }

    private boolean run() throws IOException {
        var right = true;
        say("Faultline reads for half a minute how many connections the shop usually has (and other programs here: in a"
                + " pod it would see the shop's alone) …");
        stage.watchPool(true);
        right &= playCalmly(leakingPool());
        stage.watchPool(false);
        for (var scene : scenes()) {
            right &= playCalmly(scene);
        }
        return right;
    }

    private boolean playCalmly(Scene scene) throws IOException {
        stage.calm();
        say(scene.told());
        return play(scene);
    }

    private Scene leakingPool() {
        var files = stage.shop().files();
        return new Scene(
                "The shop forgets to give its connections to the database back, until its pool has none left …",
                () -> files.leakConnections(true),
                stage::isPoolSeenAtItsLimit,
                () -> files.leakConnections(false),
                "downstream",
                "its pool may be exhausted");
    }

    private List<Scene> scenes() {
        var files = stage.shop().files();
        var scenes = new ArrayList<Scene>();
        scenes.add(new Scene(
                "The database stops answering (SIGSTOP to every PostgreSQL process) …",
                stage.orders()::pause,
                stage.orders()::resume,
                "downstream"));
        stage.volume()
                .ifPresentOrElse(
                        volume -> scenes.add(new Scene(
                                "The folder for uploads turns read-only …",
                                volume::turnReadOnly,
                                volume::turnWritable,
                                "storage")),
                        () -> say("(The folder for uploads is left alone: nothing can be mounted here.)"));
        scenes.add(new Scene(
                "One route of the shop meets an article that it cannot show …",
                () -> files.offerOddArticle(true),
                () -> files.offerOddArticle(false),
                "reproduce"));
        scenes.add(new Scene(
                "Somebody edits the shop's config file, and misspells a key …",
                () -> files.settle("curency=EUR\n"),
                () -> files.settle("currency=EUR\n"),
                "changes"));
        scenes.add(new Scene(
                "A release with a bug is deployed …", stage.shop()::deployABug, stage.shop()::rollBack, "roll-back"));
        return scenes;
    }

    /** Plays a scene, prints the report on it, and tells whether it points at the right step. */
    private boolean play(Scene scene) throws IOException {
        var incident = stage.incident(scene.fault(), scene.isSeen(), scene.mending());
        var report = stage.report(incident);
        var path = "/api/v1/report?incident=" + incident.get("id").asText() + "&format=text";
        say("… and Faultline noticed: " + stage.shoppers().errors().size() + " answers of 500.");
        say("  curl -s '" + base(stage) + path + "'");
        System.out.println();
        System.out.println(stage.faultline().response(path).body().indent(4));
        return isFound(report, scene.step()) && report.get("summary").asText().contains(scene.words());
    }

    private static boolean isFound(JsonNode report, String name) {
        return ShopStage.steps(report)
                .anyMatch(step -> step.get("name").asText().equals(name)
                        && step.get("state").asText().equals("FOUND"));
    }

    private static String base(ShopStage stage) {
        return "http://localhost:" + stage.faultline().port();
    }

    private static void stay(ShopStage stage, Path folder) throws InterruptedException {
        say("Everything goes on running; its files are in " + folder + ". Try:");
        System.out.println("""

                    the page          %1$s/
                    the incidents     curl -s %1$s/api/v1/incidents
                    what it watches   curl -s %1$s/api/v1/dependencies
                    what changed      curl -s %1$s/api/v1/changes
                    a verdict         curl -s '%1$s/api/v1/verdict?last=30s&route=/checkout&format=text'
                    probe all now     curl -s -X POST %1$s/api/v1/sweep
                    what happens      curl -sN %1$s/api/v1/events

                Ctrl-C ends it.""".formatted(base(stage)));
        new CountDownLatch(1).await();
    }

    private static void say(String line) {
        System.out.println("▸ " + line);
    }
}
