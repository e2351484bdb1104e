// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.paths;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.file.InodeUsage;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.memory.MemoryCheckpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathWatchTest {

    private static final Instant START = Instant.parse("2026-11-22T14:00:00Z");

    @TempDir
    Path folder;

    private final MemoryCheckpoints checkpoints = new MemoryCheckpoints();
    private Instant now = START;
    private InodeUsage inodes = new InodeUsage(10, 64);

    @BeforeEach
    void openTheFolder() throws IOException {
        mode("rwxr-xr-x");
    }

    @Test
    void anEditOfTheModeIsKnownWithinTheLooksAroundIt() throws IOException {
        var watch = watch();
        look(watch, START);
        look(watch, START.plusSeconds(10));
        mode("r-xr-xr-x");

        look(watch, START.plusSeconds(20));
        look(watch, START.plusSeconds(30));

        var alterations = watch.history("uploads").orElseThrow().alterations();
        assertThat(alterations).singleElement().satisfies(alteration -> {
            assertThat(alteration.words()).containsExactly("mode rwxr-xr-x became r-xr-xr-x");
            assertThat(alteration.before().at()).isEqualTo(START.plusSeconds(10));
            assertThat(alteration.after().at()).isEqualTo(START.plusSeconds(20));
        });
    }

    @Test
    void aFolderThatIsGoneAndComesBackIsTold() throws IOException {
        var watch = watch();
        look(watch, START);
        Files.delete(folder);
        look(watch, START.plusSeconds(10));
        Files.createDirectory(folder);
        look(watch, START.plusSeconds(20));

        assertThat(watch.history("uploads").orElseThrow().alterations())
                .extracting(alteration -> alteration.words().get(0))
                .containsExactly("it disappeared", "it appeared");
    }

    @Test
    void writingIntoAFolderIsNoAlteration() throws IOException {
        var watch = watch();
        look(watch, START);
        Files.writeString(folder.resolve("upload"), "content");
        look(watch, START.plusSeconds(10));

        assertThat(watch.history("uploads").orElseThrow().alterations()).isEmpty();
        assertThat(watch.history("uploads").orElseThrow().latest().free()).isPositive();
    }

    @Test
    void whatAlteredWhileNobodyLookedIsKnownAfterARestart() throws IOException {
        look(watch(), START);
        mode("rwxrwxrwx");

        var next = watch();
        var remembered = next.history("uploads").orElseThrow();
        look(next, START.plusSeconds(600));

        assertThat(remembered.latest().mode()).isEqualTo("rwxr-xr-x");
        assertThat(next.history("uploads").orElseThrow().alterations())
                .singleElement()
                .satisfies(alteration -> assertThat(alteration.before().at()).isEqualTo(START));
    }

    @Test
    void whatIsKnownOfAnotherPathIsForgotten() throws IOException {
        var watch = watch();
        look(watch, START);
        var other = Files.createDirectory(folder.resolve("other"));

        watch.follow(List.of(dependency(other)));

        assertThat(watch.history("uploads").filter(known -> known.path().equals(folder.toString())))
                .isEmpty();
    }

    @Test
    void aVolumeThatRunsOutOfInodesIsToldAndThatItHasSomeAgain() throws IOException {
        var watch = watch();
        look(watch, START);
        inodes = new InodeUsage(0, 64);
        look(watch, START.plusSeconds(10));
        look(watch, START.plusSeconds(20));
        inodes = new InodeUsage(1, 64);
        look(watch, START.plusSeconds(30));

        var history = watch.history("uploads").orElseThrow();

        assertThat(history.alterations())
                .extracting(PathAlteration::words)
                .containsExactly(List.of("its volume ran out of inodes"), List.of("its volume has inodes left again"));
        assertThat(history.outOfInodes(START.plusSeconds(12), START.plusSeconds(15)))
                .isPresent();
        assertThat(history.outOfInodes(START.minusSeconds(15), START.plusSeconds(5)))
                .isEmpty();
        assertThat(history.outOfInodes(START.plusSeconds(25), START.plusSeconds(40)))
                .isEmpty();
    }

    @Test
    void whatCountsNoInodesCannotRunOutOfThem() throws IOException {
        var watch = watch();
        look(watch, START);
        inodes = InodeUsage.NOT_COUNTED;
        look(watch, START.plusSeconds(10));

        var history = watch.history("uploads").orElseThrow();

        assertThat(history.alterations()).isEmpty();
        assertThat(history.latest().isOutOfInodes()).isFalse();
    }

    @Test
    void aBookmarkOfAVersionThatCountedNoInodesIsRead() {
        var fields = "1 directory a a rwxr-xr-x false tmpfs 0 1 5 9";

        var history = PathText.parse("%2Fdata\n" + fields).orElseThrow();

        assertThat(history.latest().total()).isEqualTo(9);
        assertThat(history.latest().inodes()).isEqualTo(InodeUsage.UNKNOWN);
    }

    @Test
    void aBookmarkOfAnotherVersionIsNoTrouble() {
        checkpoints.put("path/uploads", "something else");

        assertThat(watch().history("uploads")).isEmpty();
    }

    @Test
    void whatIsKeptReadsAsItWasWritten() {
        var odd = new PathAppearance(
                START,
                "file",
                "a b",
                "%",
                "",
                7,
                START,
                new VolumeState("tmp fs\n", true, -1, 9, new InodeUsage(3, 7)));
        var history = PathHistory.of("/with blank/ü", odd).with(PathAppearance.absent(START.plusSeconds(1)));

        assertThat(PathText.parse(PathText.of(history))).contains(history);
    }

    @Test
    void onlyTheLatestAlterationsAreKept() {
        var history = PathHistory.of("/data", PathAppearance.absent(START));
        for (var i = 0; i < 100; i++) {
            var there = new PathAppearance(
                    START, "file", "a", "a", "", 0, START, new VolumeState("", i % 2 == 0, 0, 0, InodeUsage.UNKNOWN));
            history = history.with(there);
        }

        assertThat(history.alterations()).hasSize(PathHistory.KEPT);
    }

    private PathWatch watch() {
        var watch = new PathWatch(checkpoints, Runnable::run, () -> now, (path, age) -> inodes);
        watch.follow(List.of(dependency(folder)));
        return watch;
    }

    private static Dependency dependency(Path path) {
        return new Dependency(
                "uploads", new DependencyKind("file"), true, List.of(), Set.of(path.toString()), ProbePace.DEFAULT);
    }

    private void look(PathWatch watch, Instant at) {
        now = at;
        watch.observed(
                ObservationFixtures.up("uploads", at)
                        .lasting(Duration.ZERO)
                        .paced(Duration.ofSeconds(10), Duration.ofSeconds(3))
                        .made(),
                Duration.ZERO);
    }

    private void mode(String mode) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
    }
}
