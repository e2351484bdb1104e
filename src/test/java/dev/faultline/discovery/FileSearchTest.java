// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.discovery.AppFiles.FoundLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSearchTest {

    private static final String COMMON = "127.0.0.1 - - [29/Nov/2026:16:33:56 +0000] \"GET /checkout HTTP/1.1\" 500 22";

    @TempDir
    private Path folder;

    @BeforeEach
    void theFilesOfAnApp() throws IOException {
        write("log/access.log", COMMON + " \"-\" \"shopper\"\n");
        write("log/app.json", "{\"@timestamp\":\"2026-11-29T16:33:56Z\",\"level\":\"INFO\",\"message\":\"started\"}\n");
        write("log/other.log", "no log that anybody knows\n");
        write("podinfo/..2026_11_29/labels", "app=\"shop\"\n");
        Files.createSymbolicLink(folder.resolve("podinfo/labels"), Path.of("..2026_11_29/labels"));
        write("config/shop.properties", "currency=EUR\n");
        write("uploads/picture.bin", "picture");
        write("faultline/faultline.yaml", "faultline: {}\n");
    }

    private void write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private AppFiles found() {
        return FileSearch.in(
                List.of(folder),
                List.of(
                        new MountedFolder(folder.resolve("uploads"), true),
                        new MountedFolder(folder.resolve("log"), true),
                        new MountedFolder(folder.resolve("config"), false)));
    }

    @Test
    void logsAreKnownByTheirFirstLineAndTheirFormatToo() {
        assertThat(found().accessLog()).contains(new FoundLog(folder.resolve("log/access.log"), "combined"));
        assertThat(found().appLog()).contains(new FoundLog(folder.resolve("log/app.json"), "json"));
        assertThat(LogGuess.of(COMMON)).isEqualTo(LogGuess.ACCESS_COMMON);
        assertThat(LogGuess.of("{\"status\": 500, \"path\": \"/checkout\", \"level\": \"info\"}"))
                .isEqualTo(LogGuess.ACCESS_JSON);
    }

    @Test
    void labelsAreTheLinkAndNotWhatKubernetesKeepsBehindIt() {
        assertThat(found().labels()).contains(folder.resolve("podinfo/labels"));
    }

    @Test
    void foldersWithConfigFilesAreThoseOfTheApp() {
        assertThat(found().config()).containsExactly(folder.resolve("config"));
    }

    @Test
    void aVolumeIsWhatCanBeWrittenToAndHoldsNoLog() {
        assertThat(found().volumes()).containsExactly(folder.resolve("uploads"));
    }

    @Test
    void theyBecomeSectionsOfAConfigFile() {
        var text = new StringJoiner("\n", "", "\n");
        FilesText.add(found(), text);

        assertThat(text).hasToString("""
                  errors:
                    access-log:
                      path: "%1$s/log/access.log" # by its first line
                      format: combined
                    app-log:
                      path: "%1$s/log/app.json" # by its first line
                      format: json
                  changes:
                    watch: # config files
                      - "%1$s/config"
                    labels: "%1$s/podinfo/labels" # of the pod
                """.formatted(folder));
    }

    @Test
    void whereNothingIsThereNoSectionIs() {
        var text = new StringJoiner("\n");
        FilesText.add(FileSearch.in(List.of(folder.resolve("absent")), List.of()), text);

        assertThat(text.toString()).isEmpty();
    }
}
