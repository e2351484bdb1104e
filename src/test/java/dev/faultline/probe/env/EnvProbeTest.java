// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.env;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.testing.MapSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvProbeTest {

    @TempDir
    Path folder;

    @Test
    void whatIsSetAndOfTheExpectedFormIsUp() throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "s3cr3t");
        var spec = new EnvSpec(List.of("DB_URL"), Map.of("STAGE", "test|prod"), List.of(secret));

        var outcome = look(spec, Map.of("DB_URL", "jdbc:…", "STAGE", "prod"));

        assertThat(outcome.status()).isEqualTo(Status.UP);
        assertThat(outcome.message()).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNoValue() throws IOException {
        var empty = Files.createFile(folder.resolve("empty"));
        var absent = folder.resolve("absent");
        var spec = new EnvSpec(List.of("MISSING", "BLANK", "GOOD"), Map.of("TOKEN", "[0-9]+"), List.of(empty, absent));

        var outcome = look(spec, Map.of("BLANK", " ", "GOOD", "good-value", "TOKEN", "secret-token"));

        assertThat(outcome.status()).isEqualTo(Status.DOWN);
        assertThat(outcome.failure()).isEqualTo(FailureClass.ASSERTION);
        assertThat(outcome.message())
                .isEqualTo("MISSING is not set; BLANK is empty; TOKEN is not of the expected form; " + empty
                        + " is empty; " + absent + " does not exist");
    }

    @Test
    void aVariableThatIsBothRequiredAndMatchedIsReportedOnce() {
        var outcome = look(new EnvSpec(List.of("TOKEN"), Map.of("TOKEN", "[0-9]+"), List.of()), Map.of());

        assertThat(outcome.message()).isEqualTo("TOKEN is not set");
    }

    @Test
    void aFileThatAppearsLaterIsFound() throws IOException {
        var file = folder.resolve("late");
        var spec = new EnvSpec(List.of(), Map.of(), List.of(file));
        var probe = new EnvProbeFactory(name -> Optional.empty(), Runnable::run).open(spec);

        var before = probe.run(deadline()).toCompletableFuture().join();
        Files.writeString(file, "here");
        var after = probe.run(deadline()).toCompletableFuture().join();

        assertThat(before.status()).isEqualTo(Status.DOWN);
        assertThat(after.status()).isEqualTo(Status.UP);
    }

    @Test
    void theSettingsAreReadAndWhatIsWrongIsToldByItsKey() {
        var factory = new EnvProbeFactory(name -> Optional.empty(), Runnable::run);
        var good = MapSettings.of(Map.of("required", List.of("A", "B"), "files", List.of("/run/secrets/x")));
        var bad = MapSettings.of(Map.of("matches", Map.of("A", "["), "files", List.of("x")));
        var empty = MapSettings.of(Map.of());

        var spec = factory.read(good);
        factory.read(bad);
        factory.read(empty);

        assertThat(spec).isEqualTo(new EnvSpec(List.of("A", "B"), Map.of(), List.of(Path.of("/run/secrets/x"))));
        assertThat(good.rejections()).isEmpty();
        assertThat(bad.rejections())
                .hasSize(2)
                .anyMatch(text -> text.startsWith("matches: a regular expression for A"));
        assertThat(empty.rejections()).containsExactly("required: at least one of required, matches and files");
    }

    private static Outcome look(EnvSpec spec, Map<String, String> environment) {
        return new EnvProbeFactory(name -> Optional.ofNullable(environment.get(name)), Runnable::run)
                .open(spec)
                .run(deadline())
                .toCompletableFuture()
                .orTimeout(20, SECONDS)
                .join();
    }

    private static Deadline deadline() {
        return Deadline.in(Duration.ofSeconds(10));
    }
}
