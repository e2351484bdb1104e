// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import dev.faultline.discovery.AppFiles.FoundLog;
import dev.faultline.errors.accesslog.AccessLogGuess;
import dev.faultline.errors.applog.AppLogGuess;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the logs, the labels and the config files of the app. */
final class FileSearch {

    private static final Pattern LABELS = Pattern.compile("(\\S+=\"[^\"]*\"\\s*)+");
    private static final int MOST_FOLDERS = 5;

    private final FileWalk files;
    private final List<FoundLog> accessLogs = new ArrayList<>();
    private final List<FoundLog> appLogs = new ArrayList<>();
    private final Set<Path> logs = new HashSet<>();

    private FileSearch(FileWalk files, Instant now) {
        this.files = files;
        files.logs().forEach(file -> add(file, now));
    }

    /**
     * @param files those in which to search
     * @param mounts which folders are mounted
     * @param now roughly when the logs were written
     */
    static AppFiles in(FileWalk files, List<MountedFolder> mounts, Instant now) {
        return new FileSearch(files, now).found(mounts);
    }

    private void add(Path file, Instant now) {
        if (AccessLogGuess.isAccessLog(file)) {
            accessLogs.add(new FoundLog(file, "auto"));
            logs.add(file);
            return;
        }
        var lines = FileWalk.start(file).lines().toList();
        AppLogGuess.format(lines, now).ifPresent(format -> {
            appLogs.add(new FoundLog(file, format));
            logs.add(file);
        });
    }

    private AppFiles found(List<MountedFolder> mounts) {
        return new AppFiles(
                accessLogs.stream().findFirst(),
                appLogs.stream().findFirst(),
                labels(),
                files.configs().stream()
                        .filter(file -> !logs.contains(file))
                        .map(Path::getParent)
                        .distinct()
                        .limit(MOST_FOLDERS)
                        .toList(),
                mounts.stream()
                        .filter(MountedFolder::isWritable)
                        .map(MountedFolder::path)
                        .filter(folder -> logs.stream().noneMatch(log -> log.startsWith(folder)))
                        .distinct()
                        .limit(MOST_FOLDERS)
                        .toList());
    }

    private Optional<Path> labels() {
        return files.named("labels")
                .filter(file -> LABELS.matcher(FileWalk.start(file)).matches())
                .findFirst();
    }
}
