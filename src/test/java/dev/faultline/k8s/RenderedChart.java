// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.k8s;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Renders the chart with Helm itself. */
final class RenderedChart {

    static final Path CHART = Path.of("k8s/chart");

    private static final Path SHOP = Path.of("src/test/resources/helm/shop");

    private RenderedChart() {}

    /** The chart by itself. */
    static RenderedManifests with(Map<String, ?> values) {
        return render(CHART, values);
    }

    /**
     * The chart of a shop that has this one as a dependency.
     *
     * @param folder an empty one, to put it together in
     */
    static RenderedManifests inShop(Path folder, Map<String, ?> values) {
        copy(SHOP, folder);
        copy(CHART, folder.resolve("charts/faultline"));
        return render(folder, values);
    }

    private static RenderedManifests render(Path chart, Map<String, ?> values) {
        var command = new Helm(chart)
                .template()
                .withName("shop")
                .withNamespace("shop")
                .withKubeVersion("1.33.0");
        values.forEach(command::set);
        return RenderedManifests.read(command.call());
    }

    /** Follows links, as a packaged chart does. */
    private static void copy(Path from, Path to) {
        try (var files = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
