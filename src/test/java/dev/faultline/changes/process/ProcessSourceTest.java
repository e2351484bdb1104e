// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.changes.ProcessSettings;
import dev.faultline.testing.ChangeObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessSourceTest {

    private static final String SECRET = "hunter2";

    private final String command = "sleep 471" + ProcessHandle.current().pid();
    private final List<Process> started = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private ProcessSource source() {
        return new ProcessSource("checkout", new ProcessSettings(true, Optional.of("^" + command + "$")));
    }

    private Process start(Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(command.split(" "));
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        started.add(process);
        // Between its start and its program it is still a copy of this one.
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> new ProcessTable(Path.of("/proc"))
                        .commandLine(process.pid())
                        .equals(command));
        return process;
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    void aRestartIsToldWithItsTimeAndWithWhatIsNewInTheEnvironment() throws Exception {
        var first = start(Map.of("DB_HOST", "a", "PASSWORD", SECRET));
        var onlooker = ChangeObserver.at(source());

        kill(first);
        var away = onlooker.look();
        var before = Instant.now().minusMillis(500);
        start(Map.of("DB_URL", "b", "PASSWORD", SECRET));
        var changes = onlooker.look();

        assertThat(away).isEmpty();
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(ChangeKind.RESTART);
            assertThat(change.subject()).isEqualTo("checkout");
            assertThat(change.at()).isBetween(before, Instant.now());
            assertThat(change.message())
                    .startsWith("sleep restarted, away for")
                    .contains("environment: added DB_URL; removed DB_HOST")
                    .doesNotContain(SECRET);
        });
        assertThat(onlooker.facts().written()).contains("PASSWORD").doesNotContain(SECRET);
        assertThat(onlooker.look()).isEmpty();
    }

    @Test
    void aRestartWhileNobodyLookedIsDatedByTheStartOfTheProcess() throws Exception {
        var first = start(Map.of());
        var onlooker = ChangeObserver.at(source());

        kill(first);
        var before = Instant.now().minusMillis(500);
        start(Map.of());
        var after = Instant.now().plusMillis(500);
        onlooker.restart(source(), Duration.ofHours(1));
        var changes = onlooker.look();

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.at()).isBetween(before, after);
            assertThat(change.message()).contains("it happened between ");
        });
    }

    @Test
    void theFirstSightOfTheAppIsNoRestart() throws Exception {
        var onlooker = ChangeObserver.at(source());

        start(Map.of());

        assertThat(onlooker.lookTwice()).isEmpty();
        assertThat(onlooker.facts().text("command")).isEqualTo("sleep");
    }

    @Test
    void anAppThatDoesNotComeBackIsToldOnce() throws Exception {
        var first = start(Map.of());
        var onlooker = ChangeObserver.at(source());

        kill(first);
        var changes = onlooker.lookUntilTold();

        assertThat(changes)
                .singleElement()
                .satisfies(change -> assertThat(change.message()).contains("has ended, and has not come back"));
        assertThat(onlooker.lookTwice()).isEmpty();
    }

    @Test
    void inASharedNamespaceTheOldestFirstProcessOfAnotherContainerIsTheApp() throws IOException {
        process(1, "pause", 0, 10);
        process(7, "envoy", 0, 11);
        process(8, "java", 0, 20);
        process(9, "java", 8, 21);
        process(30, "faultline", 0, 15);
        process(40, "sh", 0, 500);
        var source = new ProcessSource("checkout", ProcessSettings.DEFAULT, folder, 30);
        var onlooker = ChangeObserver.at(source);

        remove(8);
        var gone = onlooker.look();
        process(50, "java", 0, 900);
        var changes = onlooker.look();

        assertThat(gone).as("the shell is not taken for the app").isEmpty();
        assertThat(changes)
                .extracting(Change::message)
                .singleElement()
                .asString()
                .startsWith("java restarted");
    }

    @Test
    void withoutASharedNamespaceNothingIsTakenForTheApp() throws IOException {
        process(1, "faultline", 0, 10);
        process(40, "sh", 0, 500);

        var onlooker = ChangeObserver.at(new ProcessSource("checkout", ProcessSettings.DEFAULT, folder, 1));

        assertThat(onlooker.facts().values()).isEmpty();
    }

    @Test
    void howAProcessEndedIsReadFromItsLastState() {
        var line = "7 (a) b) Z 1 7 7 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 1234 0 0" + " 0".repeat(27) + " 256";

        var stat = ProcessStat.read(line).orElseThrow();

        assertThat(stat.command()).isEqualTo("a) b");
        assertThat(stat.started()).isEqualTo(Duration.ofMillis(12_340));
        assertThat(stat.ending()).contains("exit code 1");
    }

    private void process(long id, String name, long parent, long ticks) throws IOException {
        var process = Files.createDirectory(folder.resolve(String.valueOf(id)));
        Files.writeString(
                process.resolve("stat"),
                id + " (" + name + ") S " + parent + " 0".repeat(17) + " " + ticks + " 0".repeat(30));
        Files.writeString(process.resolve("cmdline"), name);
        if (Files.notExists(folder.resolve("uptime"))) {
            Files.writeString(folder.resolve("uptime"), "10.00 1.00");
        }
    }

    private void remove(long id) throws IOException {
        var process = folder.resolve(String.valueOf(id));
        Files.delete(process.resolve("stat"));
        Files.delete(process.resolve("cmdline"));
        Files.delete(process);
    }
}
