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
    private LogFollower follower;
    private long nanos;

    @BeforeEach
    void prepare() {
        path = folder.resolve("0.log");
        follower = open();
    }

    private LogFollower open() {
        var reader = new ContainerLines(kept.reader(), LONGEST);
        return new LogFollower(new LogFile("test", path, 1024), kept, reader, () -> nanos);
    }

    @AfterEach
    void stop() {
        follower.close();
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
        follower.close();

        follower = open();
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

    /** Whatever is cut, kept, refused or restarted in between: each line once, and whole. */
    @Test
    void eachLineComesOnceHoweverItIsReadAndWhenever() {
        var random = new Random(4711);
        for (var round = 0; round < 500; round++) {
            var raw = new ArrayList<String>();
            var written = new ArrayList<String>();
            for (var i = 0; i < 30; i++) {
                var open = random.nextInt(3) == 0 && i < 29;
                var line = "line" + i + (open ? KeptLines.CONTINUED : "");
                written.add(line);
                cut(random, line, raw);
            }

            assertThat(read(random, raw)).as("round %d", round).isEqualTo(written);
        }
    }

    private static void cut(Random random, String line, List<String> raw) {
        var at = 0;
        while (random.nextInt(3) == 0 && at + 1 < line.length()) {
            var end = at + 1 + random.nextInt(line.length() - at - 1);
            raw.add(TIME + "stdout P " + line.substring(at, end));
            at = end;
        }
        raw.add(TIME + "stdout F " + line.substring(at));
    }

    /** As the follower does it: the bookmark is the number of lines that are done with. */
    private static List<String> read(Random random, List<String> raw) {
        var kept = new KeptLines();
        LineReader reader = new ContainerLines(kept.reader(), LONGEST);
        var bookmark = 0;
        var at = 0;
        while (bookmark < raw.size()) {
            var deed = random.nextInt(10);
            if (deed < 7 && at < raw.size()) {
                reader.line(raw.get(at++));
            } else if (deed == 7) {
                reader.forget();
                at = bookmark;
            } else if (deed == 8) {
                reader = new ContainerLines(kept.reader(), LONGEST);
                at = bookmark;
            } else {
                bookmark = at - reader.open();
                reader.keep(new Checkpoint("test", "" + bookmark));
            }
        }
        return kept.lines();
    }

    private void look() {
        follower.look();
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
