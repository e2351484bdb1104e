// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The files of the shop, as they lie in its pod.
 *
 * @param root the folder they are in
 */
public record ShopFolder(Path root) {

    /** A folder with all there has to be, its settings good. */
    public static ShopFolder made(Path root) throws IOException {
        var files = new ShopFolder(root);
        Files.createDirectories(files.uploads());
        Files.createDirectories(files.configFolder());
        Files.createDirectories(files.accessLog().getParent());
        Files.createDirectories(files.labels().getParent());
        files.settle("currency=EUR\n");
        return files;
    }

    public Path accessLog() {
        return root.resolve("log/access.log");
    }

    public Path appLog() {
        return root.resolve("log/app.json");
    }

    /** Throws away what the access log has. */
    void beginAccessLogAnew() throws IOException {
        Files.deleteIfExists(accessLog());
    }

    public Path configFolder() {
        return root.resolve("config");
    }

    Path config() {
        return configFolder().resolve("shop.properties");
    }

    public Path uploads() {
        return root.resolve("uploads");
    }

    public Path labels() {
        return root.resolve("podinfo/labels");
    }

    /** An article in the catalog that the shop cannot show, while it is there. */
    Path oddArticle() {
        return root.resolve("odd-article");
    }

    /** Writes the config file of the shop, as a whole. */
    public void settle(String settings) throws IOException {
        replace(config(), settings);
    }

    /** Labels the pod, as the Downward API does. */
    void label(String version) throws IOException {
        replace(
                labels(),
                "app=\"shop\"\nversion=\"" + version + "\"\npod-template-hash=\"" + version.hashCode() + "\"\n");
    }

    /** Adds the odd article to the catalog, or takes it out. */
    public void offerOddArticle(boolean offered) throws IOException {
        if (offered) {
            Files.writeString(oddArticle(), "packed in boxes of 0");
        } else {
            Files.delete(oddArticle());
        }
    }

    /** While it is there, the shop takes connections out of its pool and does not give them back. */
    Path leak() {
        return root.resolve("leak");
    }

    /** Makes the shop leak connections, or stop it. */
    public void leakConnections(boolean leaking) throws IOException {
        if (leaking) {
            Files.writeString(leak(), "a return without a close");
        } else {
            Files.delete(leak());
        }
    }

    private static void replace(Path file, String content) throws IOException {
        var next = Files.writeString(file.resolveSibling("..next"), content);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
