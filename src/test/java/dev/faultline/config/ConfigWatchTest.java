// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.faultline.probe.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigWatchTest {

    private static final String ONE = "faultline: { dependencies: { db: { kind: sample, url: 'sample://db:1' } } }\n";
    private static final String TWO = """
            faultline:
              # another order and layout of the same, and one more
              dependencies:
                cache: { kind: sample, url: "sample://cache:1" }
                db:
                  url: sample://db:1
                  kind: sample
            """;
    private static final String BAD = "faultline: { dependencies: { db: { kind: sample, url: nonsense } } }\n";

    @TempDir
    Path folder;

    private final List<FaultlineConfig> applied = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    @Test
    void anEditInPlaceIsApplied() throws IOException {
        var file = Files.writeString(folder.resolve("faultline.yaml"), ONE);
        var watch = running(file);

        Files.writeString(file, TWO);

        awaitApplied();
        assertThat(names(watch)).containsExactly("cache", "db", "network");
    }

    @Test
    void aFileRenamedOverItIsApplied() throws IOException {
        var file = Files.writeString(folder.resolve("faultline.yaml"), ONE);
        var watch = running(file);

        var next = Files.writeString(folder.resolve("next"), TWO);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

        awaitApplied();
        assertThat(names(watch)).containsExactly("cache", "db", "network");
    }

    @Test
    void theSwapOfAConfigMapsSymlinkIsApplied() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("..v1")).resolve("faultline.yaml"), ONE);
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..v1"));
        var file = Files.createSymbolicLink(folder.resolve("faultline.yaml"), Path.of("..data/faultline.yaml"));
        var watch = running(file);

        Files.writeString(Files.createDirectory(folder.resolve("..v2")).resolve("faultline.yaml"), TWO);
        var swap = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of("..v2"));
        Files.move(swap, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.delete(folder.resolve("..v1/faultline.yaml"));

        awaitApplied();
        assertThat(names(watch)).containsExactly("cache", "db", "network");
    }

    @Test
    void aDependencyThatDidNotChangeIsTheSameCheck() throws IOException {
        var file = Files.writeString(folder.resolve("faultline.yaml"), ONE);
        var watch = loaded(file);
        var before = check(watch, "db");

        Files.writeString(file, TWO);
        watch.check();

        assertThat(applied).hasSize(1);
        assertThat(check(watch, "db")).isEqualTo(before);
    }

    @Test
    void aBadFileIsRefusedAndTheOldConfigGoesOn() throws IOException {
        var file = Files.writeString(folder.resolve("faultline.yaml"), ONE);
        var watch = loaded(file);
        var before = watch.current();

        Files.writeString(file, BAD);
        watch.check();

        assertThat(applied).isEmpty();
        assertThat(watch.current()).isSameAs(before);
        assertThat(watch.problem().orElseThrow().errors())
                .extracting(ConfigError::key)
                .containsExactly("faultline.dependencies.db.url");
    }

    @Test
    void aBadFileThatIsMendedIsApplied() throws IOException {
        var file = Files.writeString(folder.resolve("faultline.yaml"), ONE);
        var watch = loaded(file);
        Files.writeString(file, BAD);
        watch.check();

        Files.writeString(file, TWO);
        watch.check();

        assertThat(watch.problem()).isEmpty();
        assertThat(names(watch)).contains("cache");
    }

    @Test
    void aBadFileThatIsPutBackIsNoProblemAnyMoreAndNoNewConfig() throws IOException {
        var file = Files.writeString(folder.resolve("faultline.yaml"), ONE);
        var watch = loaded(file);
        Files.writeString(file, BAD);
        watch.check();

        Files.writeString(file, ONE);
        watch.check();

        assertThat(watch.problem()).isEmpty();
        assertThat(applied).isEmpty();
    }

    @Test
    void aFileThatIsGoneIsNotAnEmptyConfig() throws IOException {
        var file = Files.writeString(folder.resolve("faultline.yaml"), ONE);
        var watch = loaded(file);

        Files.delete(file);
        watch.check();

        assertThat(names(watch)).containsExactly("db", "network");
        assertThat(watch.problem().orElseThrow().summary()).contains("is gone");
    }

    @Test
    void aFileThatIsEmptyIsNotAnEmptyConfig() throws IOException {
        var file = Files.writeString(folder.resolve("faultline.yaml"), ONE);
        var watch = loaded(file);

        Files.writeString(file, " \n");
        watch.check();

        assertThat(names(watch)).containsExactly("db", "network");
        assertThat(watch.problem().orElseThrow().summary()).contains("is empty");
    }

    @Test
    void aFileThatIsStillBeingWrittenIsNotTakenAtTheFirstLook() throws IOException {
        var file = Files.writeString(folder.resolve("faultline.yaml"), ONE);
        var watch = loaded(file);

        Files.writeString(file, TWO.substring(0, TWO.indexOf("    db:")));
        watch.checkIfSettled();
        Files.writeString(file, TWO);
        watch.checkIfSettled();
        var beforeItSettled = List.copyOf(applied);
        watch.checkIfSettled();

        assertThat(beforeItSettled).isEmpty();
        assertThat(applied).hasSize(1);
        assertThat(names(watch)).containsExactly("cache", "db", "network");
    }

    @Test
    void aFileThatAppearsLaterIsApplied() throws IOException {
        var file = folder.resolve("faultline.yaml");
        var watch = loaded(file);
        var atFirst = watch.current();
        var problemAtFirst = watch.problem();

        Files.writeString(file, ONE);
        watch.check();

        assertThat(atFirst).isEqualTo(FaultlineConfig.NONE);
        assertThat(problemAtFirst.orElseThrow().summary()).contains("no config file at " + file);
        assertThat(names(watch)).containsExactly("db", "network");
        assertThat(watch.problem()).isEmpty();
    }

    @Test
    void aFileRefusedForWantOfASecretIsTakenOnceTheSecretIsThere() throws IOException {
        var token = folder.resolve("token");
        var file = Files.writeString(folder.resolve("faultline.yaml"), ONE);
        var watch = loaded(file);
        Files.writeString(file, "faultline: { api: { token-file: " + token + " } }");
        watch.check();
        var refused = watch.problem();

        Files.writeString(token, "hunter2");
        for (var i = 0; i < 40; i++) {
            watch.checkIfSettled();
        }

        assertThat(refused).isPresent();
        assertThat(watch.current().apiToken()).isPresent();
        assertThat(watch.problem()).isEmpty();
    }

    @Test
    void aBadFileAtTheStartIsThrown() throws IOException {
        var file = Files.writeString(folder.resolve("faultline.yaml"), BAD);

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> loaded(file))
                .withMessage("line 1: faultline.dependencies.db.url: 'nonsense' is not allowed;"
                        + " a URL such as sample://host:1");
    }

    @Test
    void aFileThatCannotBeReadAtTheStartIsThrown() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> loaded(folder))
                .withMessageContaining("cannot be read");
    }

    @Test
    void theFileIsWhereTheEnvironmentSays() {
        var environment = Map.of("FAULTLINE_CONFIG", "/tmp/some.yaml");

        assertThat(ConfigFile.of(name -> Optional.ofNullable(environment.get(name))))
                .isEqualTo(new ConfigFile(Path.of("/tmp/some.yaml"), true));
        assertThat(ConfigFile.of(name -> Optional.empty()))
                .isEqualTo(new ConfigFile(Path.of("/etc/faultline/faultline.yaml"), false));
    }

    private ConfigWatch loaded(Path file) {
        var watch = new ConfigWatch(new ConfigFile(file, true), ConfigFixtures.loader(), applied::add);
        watch.load();
        return watch;
    }

    private ConfigWatch running(Path file) {
        var watch = loaded(file);
        watch.start(scheduler);
        return watch;
    }

    private void awaitApplied() {
        await().atMost(Duration.ofSeconds(30)).until(() -> !applied.isEmpty());
    }

    private static List<String> names(ConfigWatch watch) {
        return watch.current().checks().stream()
                .map(check -> check.dependency().name())
                .toList();
    }

    private static Check<?> check(ConfigWatch watch, String name) {
        return watch.current().checks().stream()
                .filter(check -> check.dependency().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
