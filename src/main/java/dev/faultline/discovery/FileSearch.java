// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import dev.faultline.discovery.AppFiles.FoundLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the logs, the labels and the config files of the app. Of each folder at most 2,000 files are looked at, four deep. */
final class FileSearch {

    private static final Pattern LOG = Pattern.compile(".*(\\.(log|json|jsonl)|_log)");
    private static final Pattern CONFIG =
            Pattern.compile("(?!faultline\\.ya?ml).*\\.(ya?ml|properties|env|conf|cfg|ini|toml)|\\.env");
    private static final Pattern LABELS = Pattern.compile("(\\S+=\"[^\"]*\"\\s*)+");
    private static final int DEEPEST = 4;
    private static final int MOST = 2_000;
    private static final int MOST_FOLDERS = 5;
    private static final int FIRST_BYTES = 8 << 10;

    private final TreeSet<Path> files = new TreeSet<>();

    private FileSearch(Collection<Path> folders) {
        folders.forEach(this::add);
    }

    /**
     * @param folders where to search
     * @param mounts which folders are mounted
     */
    static AppFiles in(Collection<Path> folders, List<MountedFolder> mounts) {
        return new FileSearch(folders).found(mounts);
    }

    private void add(Path folder) {
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            all.filter(FileSearch::isShown)
                    .filter(Files::isRegularFile)
                    .limit(MOST)
                    .forEach(files::add);
        } catch (IOException | UncheckedIOException unreadable) {
            // What was found until then is searched.
        }
    }

    /** What Kubernetes keeps behind the links of a volume has names that begin with two dots. */
    private static boolean isShown(Path file) {
        return Stream.iterate(file, each -> each.getFileName() != null, Path::getParent)
                .noneMatch(each -> each.getFileName().toString().startsWith(".."));
    }

    private AppFiles found(List<MountedFolder> mounts) {
        var access = log(LogGuess::isAccessLog);
        var app = log(guess -> guess == LogGuess.APP_JSON);
        var logs = Stream.of(access, app)
                .flatMap(Optional::stream)
                .map(FoundLog::path)
                .toList();
        return new AppFiles(
                access,
                app,
                named("labels"::equals)
                        .filter(file -> LABELS.matcher(start(file)).matches())
                        .findFirst(),
                named(name -> CONFIG.matcher(name).matches())
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

    private Stream<Path> named(Predicate<String> name) {
        return files.stream().filter(file -> name.test(file.getFileName().toString()));
    }

    private Optional<FoundLog> log(Predicate<LogGuess> which) {
        return named(name -> LOG.matcher(name).matches())
                .map(file -> new GuessedFile(
                        file, LogGuess.of(start(file).lines().findFirst().orElse(""))))
                .filter(each -> which.test(each.guess()))
                .map(each -> new FoundLog(each.file(), each.guess().format()))
                .findFirst();
    }

    private record GuessedFile(Path file, LogGuess guess) {}

    private static String start(Path file) {
        try (var content = Files.newInputStream(file)) {
            return new String(content.readNBytes(FIRST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
