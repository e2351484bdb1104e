// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import dev.faultline.settings.SettingsSection;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where changes around the app are looked for: the section {@code changes} of the config file.
 *
 * @param watch files and folders whose edits count
 * @param labels the pod's labels as the Downward API writes them
 * @param annotations the pod's annotations, likewise; absent: the file {@code annotations} beside the labels
 * @param migrations the names of the PostgreSQL dependencies whose schema history is read
 * @param process which process is the app
 * @param kubernetes how the Kubernetes API is asked for rollouts
 */
public record ChangeSettings(
        List<String> watch,
        Optional<String> labels,
        Optional<String> annotations,
        List<String> migrations,
        ProcessSettings process,
        KubernetesSettings kubernetes) {

    /** What is found without being told where to look. */
    public static final ChangeSettings NONE = new ChangeSettings(
            List.of(), Optional.empty(), Optional.empty(), List.of(), ProcessSettings.DEFAULT, KubernetesSettings.OFF);

    public ChangeSettings {
        watch = List.copyOf(watch);
        migrations = List.copyOf(migrations);
    }

    /**
     * Reads the section; what is wrong is reported to the settings.
     *
     * @param databases the names that {@code migrations} may hold
     */
    public static ChangeSettings read(SettingsSection settings, Collection<String> databases) {
        return new ChangeSettings(
                paths(settings),
                path(settings, "labels"),
                path(settings, "annotations"),
                migrations(settings, databases),
                ProcessSettings.read(settings.section("process")),
                KubernetesSettings.read(settings.section("kubernetes")));
    }

    private static List<String> paths(SettingsSection settings) {
        var paths = settings.texts("watch");
        for (var i = 0; i < paths.size(); i++) {
            if (!isPath(paths.get(i))) {
                settings.reject("watch[" + i + "]", "the path of a file or folder");
            }
        }
        return paths.stream().distinct().toList();
    }

    private static Optional<String> path(SettingsSection settings, String key) {
        var path = settings.text(key);
        path.filter(text -> !isPath(text)).ifPresent(text -> settings.reject(key, "the path of a file"));
        return path;
    }

    private static boolean isPath(String text) {
        try {
            return !text.isBlank() && !Path.of(text).toString().isEmpty();
        } catch (InvalidPathException wrong) {
            return false;
        }
    }

    private static List<String> migrations(SettingsSection settings, Collection<String> databases) {
        var names = settings.texts("migrations");
        var allowed = databases.isEmpty()
                ? "the name of a dependency of kind postgresql; there is none"
                : "the name of a dependency of kind postgresql: "
                        + String.join(", ", databases.stream().sorted().toList());
        for (var i = 0; i < names.size(); i++) {
            if (!databases.contains(names.get(i))) {
                settings.reject("migrations[" + i + "]", allowed);
            }
        }
        return names.stream().distinct().toList();
    }
}
