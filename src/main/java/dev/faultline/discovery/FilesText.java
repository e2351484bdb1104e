// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import java.nio.file.Path;
import java.util.StringJoiner;

/** The sections of a config file that name the app's files. */
final class FilesText {

    private FilesText() {}

    static void add(AppFiles files, StringJoiner text) {
        if (files.accessLog().isPresent() || files.appLog().isPresent()) {
            text.add("  errors:");
            files.accessLog().ifPresent(log -> add("access-log", log, text));
            files.appLog().ifPresent(log -> add("app-log", log, text));
        }
        if (files.labels().isPresent() || !files.config().isEmpty()) {
            text.add("  changes:");
            if (!files.config().isEmpty()) {
                text.add("    watch: # config files");
                files.config().forEach(folder -> text.add("      - " + quoted(folder)));
            }
            files.labels().ifPresent(labels -> text.add("    labels: " + quoted(labels) + " # of the pod"));
        }
    }

    private static void add(String key, AppFiles.FoundLog log, StringJoiner text) {
        text.add("    " + key + ":");
        text.add("      path: " + quoted(log.path()) + " # by its first lines");
        text.add("      format: " + log.format());
    }

    private static String quoted(Path path) {
        return KindKeys.quoted(path.toString());
    }
}
