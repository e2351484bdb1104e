// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.file;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.Status;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.SmallVolume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileProbeTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newCachedThreadPool();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    @Test
    void aFolderThatIsThereIsUpAndTellsItsOwnerModeAndFreeSpace() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));

        var outcome = look(writable(folder));

        assertThat(outcome.status()).isEqualTo(Status.UP);
        assertThat(outcome.message()).contains(Files.getOwner(folder).getName() + ":", "rwxr-x---", "free");
        assertThat(outcome.phases()).containsKey("total");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsNotThereIsAnAssertionFailure() {
        var outcome = look(any(folder.resolve("absent")));

        assertThat(outcome.failure()).isEqualTo(FailureClass.ASSERTION);
        assertThat(outcome.message()).isEqualTo(folder.resolve("absent") + ": does not exist");
    }

    @Test
    void aFileIsOpenedForWritingWithoutBeingChanged() throws IOException {
        var file = Files.writeString(folder.resolve("list"), "content");
        var longAgo = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, longAgo);

        var outcome = look(writable(file));

        assertThat(outcome.status()).isEqualTo(Status.UP);
        assertThat(file).hasContent("content");
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
    }

    @Test
    void theWrongTypeIsAnAssertionFailure() throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        assertThat(look(ofType(file, FileSpec.Type.DIRECTORY)).message()).endsWith("is not a directory");
        assertThat(look(ofType(folder, FileSpec.Type.FILE)).failure()).isEqualTo(FailureClass.ASSERTION);
        assertThat(look(ofType(file, FileSpec.Type.FILE)).status()).isEqualTo(Status.UP);
    }

    @Test
    void whatIsEmptyButMustNotBeIsAnAssertionFailure() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        var empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(look(nonEmpty(file)).message()).endsWith("is empty");
        assertThat(look(nonEmpty(empty)).failure()).isEqualTo(FailureClass.ASSERTION);
        assertThat(look(nonEmpty(folder)).status()).isEqualTo(Status.UP);
    }

    @Test
    void tooLittleSpaceIsACapacityFailure() {
        var outcome = look(free(folder, Long.MAX_VALUE));

        assertThat(outcome.failure()).isEqualTo(FailureClass.CAPACITY);
        assertThat(outcome.message()).contains("expected at least 8.0 EiB");
        assertThat(look(free(folder, 1)).status()).isEqualTo(Status.UP);
    }

    @Test
    void aFullVolumeIsACapacityFailure() throws Exception {
        var volume = Files.createDirectory(folder.resolve("volume"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", volume.toString()), "may not mount");
        try {
            assertThat(look(writable(volume)).status()).isEqualTo(Status.UP);

            fill(volume.resolve("filler"));

            assertThat(look(writable(volume)).failure()).isEqualTo(FailureClass.CAPACITY);
        } finally {
            run("umount", volume.toString());
        }
    }

    @Test
    void aVolumeThatBecameReadOnlyIsAnIoFailure() throws Exception {
        var volume = Files.createDirectory(folder.resolve("volume"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "ro", "tmpfs", volume.toString()), "may not mount");
        try {
            var outcome = look(writable(volume));

            assertThat(outcome.failure()).isEqualTo(FailureClass.IO);
            assertThat(outcome.message()).endsWith("read-only file system");
            assertThat(look(any(volume)).status()).isEqualTo(Status.UP);
        } finally {
            run("umount", volume.toString());
        }
    }

    @Test
    void aFolderThatMayNotBeWrittenIsAnIoFailure() throws IOException {
        var closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeTrue(!Files.isWritable(closed), "root may do everything");

        var outcome = look(writable(closed));

        assertThat(outcome.failure()).isEqualTo(FailureClass.IO);
        assertThat(outcome.message()).endsWith("permission denied");
    }

    @Test
    void aHungFileHoldsOneThreadHoweverOftenItIsLookedAt() throws Exception {
        // Nobody writes into the pipe, so opening it for reading hangs as a dead network volume does.
        var pipe = folder.resolve("pipe");
        assertThat(run("mkfifo", pipe.toString())).isTrue();
        var probe = open(readable(pipe));

        var first = result(probe, SHORT);
        var second = result(probe, SHORT);
        var third = result(probe, SHORT);

        assertThat(first.failure()).isEqualTo(FailureClass.TIMEOUT);
        assertThat(second.failure()).isEqualTo(FailureClass.TIMEOUT);
        assertThat(third.failure()).isEqualTo(FailureClass.TIMEOUT);
        assertThat(pool.getActiveCount()).isEqualTo(1);

        Files.newOutputStream(pipe, StandardOpenOption.WRITE).close();
        await().atMost(10, SECONDS).until(() -> pool.getActiveCount() == 0);
        Files.delete(pipe);
        Files.writeString(pipe, "no pipe any more");
        assertThat(result(probe, LONG).status()).isEqualTo(Status.UP);
    }

    @Test
    void aVolumeWithTooFewInodesIsShortOfCapacity() {
        var volume = SmallVolume.withInodes(folder, 64);
        assumeTrue(volume.isPresent(), "this machine does not let us mount a volume");
        try (var small = volume.get()) {
            var enough = look(freeInodes(folder, 60));
            var tooFew = look(freeInodes(folder, 64));

            assertThat(enough.status()).isEqualTo(Status.UP);
            assertThat(tooFew.failure()).isEqualTo(FailureClass.CAPACITY);
            assertThat(tooFew.message())
                    .isEqualTo("63 of 64 inodes free at " + small.folder() + ", expected at least 64");
        }
    }

    @Test
    void theSettingsAreReadAndWhatIsWrongIsToldByItsKey() {
        var factory = new FileProbeFactory(pool);
        var good = MapSettings.of(Map.of(
                "path",
                "/data/uploads/",
                "expect",
                Map.of("writable", true, "free-space", "1GiB", "free-inodes", "1000", "type", "directory")));
        var relative = MapSettings.of(Map.of("path", "uploads"));

        var spec = factory.read(good);
        factory.read(relative);

        assertThat(good.rejections()).isEmpty();
        assertThat(spec)
                .isEqualTo(new FileSpec(
                        Path.of("/data/uploads"),
                        Optional.of(FileSpec.Type.DIRECTORY),
                        false,
                        true,
                        false,
                        Optional.of(1L << 30),
                        Optional.of(1000L)));
        assertThat(spec.endpoints()).containsExactly("/data/uploads");
        assertThat(relative.rejections()).containsExactly("path: an absolute path");
    }

    private static void fill(Path file) {
        try {
            Files.write(file, new byte[1 << 20]);
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }

    private static FileSpec any(Path path) {
        return new FileSpec(path, Optional.empty(), false, false, false, Optional.empty(), Optional.empty());
    }

    private static FileSpec ofType(Path path, FileSpec.Type type) {
        return new FileSpec(path, Optional.of(type), false, false, false, Optional.empty(), Optional.empty());
    }

    private static FileSpec readable(Path path) {
        return new FileSpec(path, Optional.empty(), true, false, false, Optional.empty(), Optional.empty());
    }

    private static FileSpec writable(Path path) {
        return new FileSpec(path, Optional.empty(), false, true, false, Optional.empty(), Optional.empty());
    }

    private static FileSpec nonEmpty(Path path) {
        return new FileSpec(path, Optional.empty(), false, false, true, Optional.empty(), Optional.empty());
    }

    private static FileSpec free(Path path, long bytes) {
        return new FileSpec(path, Optional.empty(), false, false, false, Optional.of(bytes), Optional.empty());
    }

    private static FileSpec freeInodes(Path path, long count) {
        return new FileSpec(path, Optional.empty(), false, false, false, Optional.empty(), Optional.of(count));
    }

    private Probe open(FileSpec spec) {
        return new FileProbeFactory(pool).open(spec);
    }

    private Outcome look(FileSpec spec) {
        return result(open(spec), LONG);
    }

    private static Outcome result(Probe probe, Duration timeout) {
        return probe.run(Deadline.in(timeout))
                .toCompletableFuture()
                .orTimeout(30, SECONDS)
                .join();
    }
}
