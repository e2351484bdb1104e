// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.discovery.AppFiles.FoundLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSearchTest {

    private static final String COMMON = "127.0.0.1 - - [29/Nov/2026:16:33:56 +0000] \"GET /checkout HTTP/1.1\" 500 22";

    private static final Instant NOW = Instant.parse("2026-11-29T16:40:00Z");

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
                new FileWalk(List.of(folder)),
                List.of(
                        new MountedFolder(folder.resolve("uploads"), true),
                        new MountedFolder(folder.resolve("log"), true),
                        new MountedFolder(folder.resolve("config"), false)),
                NOW);
    }

    @Test
    void logsAreKnownByTheirFirstLines() {
        assertThat(found().accessLog()).contains(new FoundLog(folder.resolve("log/access.log"), "auto"));
        assertThat(found().appLog()).contains(new FoundLog(folder.resolve("log/app.json"), "json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                COMMON,
                "{\"status\": 500, \"path\": \"/checkout\", \"level\": \"info\", \"time\": \"2026-11-29T16:33:56Z\"}",
                "[2026-11-29T16:33:56.123Z] \"GET /checkout HTTP/1.1\" 500 - 0 21 12 11 \"-\" \"curl/8\" \"id\" \"shop\" \"10.0.0.5:80\"",
                "[GIN] 2026/11/29 - 16:33:56 | 500 |   12.345ms |  10.0.0.7 | GET  \"/checkout\"",
                "time=2026-11-29T16:33:56Z method=GET path=/checkout status=500 duration=12ms"
            })
    void anAccessLogIsWhatTheReaderOfAccessLogsReads(String line) throws IOException {
        write("log/access.log", line + "\n");

        assertThat(found().accessLog()).contains(new FoundLog(folder.resolve("log/access.log"), "auto"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-29T16:33:56.123Z  INFO 1 --- [main] com.acme.Shop : started",
                "2026-11-29 16:33:56,123 ERROR [com.acme.Shop] (main) failed",
                "time=2026-11-29T16:33:56Z level=info msg=started"
            })
    void anAppsLogMayBeOfText(String line) throws IOException {
        Files.delete(folder.resolve("log/app.json"));
        write("log/app.log", "  a banner of the framework\n" + line + "\n");

        assertThat(found().appLog()).contains(new FoundLog(folder.resolve("log/app.log"), "auto"));
    }

    @Test
    void aConfigFileMayBeOfJsonAndALogOfJsonIsNone() throws IOException {
        write("settings/appsettings.json", "{ \"Currency\": \"EUR\" }\n");

        assertThat(found().config()).containsExactly(folder.resolve("config"), folder.resolve("settings"));
    }

    @Test
    void whatIsNoConfigFileByItsNameNamesNoServer() {
        assertThat(new FileWalk(List.of(folder)).configs())
                .containsExactly(folder.resolve("config/shop.properties"), folder.resolve("log/app.json"));
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
                      path: "%1$s/log/access.log" # by its first lines
                      format: auto
                    app-log:
                      path: "%1$s/log/app.json" # by its first lines
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
        FilesText.add(FileSearch.in(new FileWalk(List.of(folder.resolve("absent"))), List.of(), NOW), text);

        assertThat(text.toString()).isEmpty();
    }
}
