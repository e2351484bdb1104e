// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.checkpoint.Checkpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerLinesTest {

    private static final String TIME = "2026-11-22T14:02:11.123456789Z ";
    private static final int LONGEST = 100;

    @TempDir
    Path folder;

    private final KeptLines kept = new KeptLines();
    private Path path;
    private LogPoller poller;
    private long nanos;

    @BeforeEach
    void prepare() {
        path = folder.resolve("0.log");
        poller = open();
    }

    private LogPoller open() {
        return new LogPoller(new LogFile("test", path, LONGEST), kept, kept.reader(), () -> nanos);
    }

    @AfterEach
    void stop() {
        poller.close();
    }

    @Test
    void linesThatWereCutAreJoinedAlsoIfTheOtherStreamSpeaksBetween() throws IOException {
        append("stdout F first", "stdout P be", "stderr F other", "stdout P gin", "stdout F ning", "stdout F last");
        look();

        assertThat(kept.lines()).containsExactly("first", "other", "beginning", "last");
    }

    @Test
    void aLineWhoseRestIsMissingIsReadAgainByTheNextReader() throws IOException {
        append("stdout F first", "stdout P begin", "stderr F other");
        look();
        assertThat(kept.lines()).containsExactly("first");
        poller.close();

        poller = open();
        append("stdout F ning");
        look();

        assertThat(kept.lines()).containsExactly("first", "other", "beginning");
    }

    @Test
    void theRestOfALineMayStandInTheNextFile() throws IOException {
        append("stdout F first", "stdout P begin");
        look();
        Files.move(path, folder.resolve("0.log.20261122-140211"));
        append("stdout F ning", "stdout F last");
        look();

        assertThat(kept.lines()).containsExactly("first", "beginning", "last");
    }

    @Test
    void aLineThatNeverEndsHoldsNothingBackForLong() throws IOException {
        append("stdout P begin", "stderr F other");
        look();
        nanos += Duration.ofSeconds(2).toNanos();
        look();

        assertThat(kept.lines()).containsExactly("other");
    }

    @Test
    void aLineThatIsTooLongIsCut() throws IOException {
        append("stdout P " + "a".repeat(60), "stdout P " + "b".repeat(60), "stdout F " + "c".repeat(60), "stdout F d");
        look();

        assertThat(kept.lines()).containsExactly("a".repeat(60) + "b".repeat(40), "d");
    }

    @Test
    void whatTheAppWroteItselfPasses() throws IOException {
        Files.writeString(path, "plain\n{\"log\":\"docker\\n\",\"stream\":\"stdout\",\"time\":\"t\"}\n");
        append("stdout F cri");
        look();

        assertThat(kept.lines()).containsExactly("plain", "docker", "cri");
    }

    /** Whatever is cut, stored, refused or restarted in between, and from whichever stream: each line once, and whole. */
    @Test
    void eachLineComesOnceHoweverItIsReadAndWhenever() throws IOException {
        var random = new Random(4711);
        for (var round = 0; round < 200; round++) {
            var rawLines = new ArrayList<String>();
            var written = new ArrayList<String>();
            for (var i = 0; i < 30; i++) {
                var isOpen = random.nextInt(3) == 0 && i < 29;
                var line = "line" + i + (isOpen ? KeptLines.CONTINUED : "");
                written.add(line);
                cut(random, line, rawLines);
            }

            path = folder.resolve("round-" + round);
            assertThat(read(random, rawLines)).as("round %d", round).isEqualTo(written);
        }
    }

    private static void cut(Random random, String line, List<String> rawLines) {
        var stream = random.nextBoolean() ? "stdout" : "stderr";
        var at = 0;
        while (random.nextInt(3) == 0 && at + 1 < line.length()) {
            var end = at + 1 + random.nextInt(line.length() - at - 1);
            rawLines.add(stream + " P " + line.substring(at, end));
            at = end;
        }
        rawLines.add(stream + " F " + line.substring(at));
    }

    private List<String> read(Random random, List<String> rawLines) throws IOException {
        var store = new KeptLines();
        var reader = store.reader();
        var polled = new LogFollower(new LogFile("test", path, LONGEST), store, () -> nanos);
        for (var line : rawLines) {
            append(line);
            switch (random.nextInt(6)) {
                case 0 -> {
                    polled.close();
                    polled = new LogFollower(new LogFile("test", path, LONGEST), store, () -> nanos);
                }
                case 1 -> reader.read(polled.poll());
                case 2, 3 -> readAndStore(polled, reader);
                default -> {
                    // More comes before the next poll.
                }
            }
        }
        readAndStore(polled, reader);
        polled.close();
        return store.lines();
    }

    private void readAndStore(LogFollower polled, LogReader reader) throws IOException {
        var place = polled.placeAfter(reader.read(polled.poll()));
        if (place.isPresent()) {
            reader.store(new Checkpoint("test " + path, place.get().offsets().write()));
            polled.commit(place.get());
        }
    }

    private void look() {
        poller.poll();
    }

    private void append(String... lines) throws IOException {
        for (var line : lines) {
            Files.writeString(
                    path,
                    TIME + line + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }
}
