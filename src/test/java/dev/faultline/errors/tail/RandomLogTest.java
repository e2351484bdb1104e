// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is done to a log, each of its lines is kept once: what was written is the twin of what was followed. Between two
 * looks the log is rotated once at most, or, where the follower was restarted between them, renamed several times and copied
 * and emptied once; its files have times that are apart, as those of real rotations are.
 */
class RandomLogTest {

    private static final int FIRST = Integer.getInteger("random-log.first", 0);
    private static final int SEQUENCES = Integer.getInteger("random-log.sequences", 400);
    private static final int STEPS = 60;
    private static final int RENAMES_WHILE_DOWN = 4;

    @TempDir
    Path folder;

    @Test
    void eachLineIsKeptOnceWhateverIsDoneToTheLog() throws IOException {
        for (var seed = FIRST; seed < FIRST + SEQUENCES; seed++) {
            var path = Files.createDirectory(folder.resolve("run-" + seed)).resolve("access.log");
            var run = new Run(path, new Random(seed));

            run.steps();

            var lost = new ArrayList<>(run.log.lines());
            var tooMany = new ArrayList<String>();
            run.kept.lines().stream().filter(line -> !lost.remove(line)).forEach(tooMany::add);
            assertThat(lost).as("lost by seed %s: %s", seed, run.story).isEmpty();
            assertThat(tooMany).as("kept twice by seed %s: %s", seed, run.story).isEmpty();
            run.close();
        }
    }

    private static final class Run {
        private final Random random;
        private final WrittenLog log;
        private final KeptLines kept = new KeptLines();
        private final List<String> story = new ArrayList<>();
        private LogPoller poller;
        private long nanos = 1;
        private boolean renamed;
        private boolean restarted;
        private int renamesUnseen;
        private int copiesUnseen;
        private Instant now = Instant.parse("2026-11-22T14:00:00Z");

        private Run(Path path, Random random) {
            this.random = random;
            this.log = WrittenLog.at(path, this::later);
            this.poller = poller();
            look();
        }

        /** File times are as coarse as a few milliseconds. */
        private Instant later() {
            now = now.plusMillis(10 + random.nextInt(1000));
            return now;
        }

        private LogPoller poller() {
            return new LogPoller(new LogFile("test", log.path(), 256), kept, kept.reader(), () -> nanos);
        }

        private void steps() {
            for (var i = 0; i < STEPS; i++) {
                step(random.nextInt(24));
            }
            end();
        }

        private void step(int choice) {
            switch (choice) {
                case 0 -> rename();
                case 1 -> copyAndTruncate();
                case 2 -> truncate();
                case 3 -> restart();
                case 4 -> refusal();
                case 5 -> {
                    log("begin");
                    log.begin();
                }
                case 6 -> pass(random.nextInt(100_000));
                case 7 -> reopen();
                case 8, 9, 10, 11, 12, 13 -> look();
                default -> write();
            }
        }

        private void write() {
            log("write");
            for (var i = random.nextInt(12); i >= 0; i--) {
                log.write(random.nextInt(4) == 0 ? KeptLines.CONTINUED : "");
            }
        }

        private void rename() {
            if (!renamed && (isSeen() || restarted && renamesUnseen < RENAMES_WHILE_DOWN)) {
                log("rename");
                renamesUnseen++;
                log.rename();
                renamed = true;
            }
        }

        private boolean isSeen() {
            return renamesUnseen + copiesUnseen == 0;
        }

        private void reopen() {
            if (renamed) {
                log("reopen");
                log.reopen();
                renamed = false;
            }
        }

        private void copyAndTruncate() {
            if (!renamed && (isSeen() || restarted && copiesUnseen == 0)) {
                log("copy");
                log.copy(random.nextBoolean());
                if (!restarted && random.nextInt(4) == 0) {
                    look();
                }
                log("and truncate");
                log.truncate();
                copiesUnseen++;
            }
        }

        /** Nothing can be kept of what was emptied before it was read. */
        private void truncate() {
            if (!renamed) {
                log.endLine();
                lookUntilDone();
                log("truncate");
                log.truncate();
            }
        }

        private void restart() {
            log("restart");
            poller.close();
            restarted = true;
            for (var i = random.nextInt(8); i > 0; i--) {
                beWithoutFollower(random.nextInt(5));
            }
            poller = poller();
        }

        private void beWithoutFollower(int choice) {
            switch (choice) {
                case 0 -> rename();
                case 1 -> copyAndTruncate();
                case 2 -> reopen();
                default -> write();
            }
        }

        private void refusal() {
            log("refusal");
            kept.refuse(true);
            lookOnce();
            kept.refuse(false);
        }

        /** A writer that has not reopened for a minute is given up. */
        private void pass(int millis) {
            reopen();
            lookUntilDone();
            log("pass " + millis);
            nanos += Duration.ofMillis(millis).toNanos();
        }

        private void look() {
            log("look");
            nanos += Duration.ofMillis(random.nextInt(1500)).toNanos();
            lookOnce();
        }

        private void lookOnce() {
            poller.poll();
            restarted = false;
            renamesUnseen = 0;
            copiesUnseen = 0;
        }

        private void lookUntilDone() {
            log("look until done");
            for (var i = 0; i < 20; i++) {
                nanos += Duration.ofMillis(250).toNanos();
                lookOnce();
            }
        }

        private void end() {
            reopen();
            log.endLine();
            lookUntilDone();
            nanos += Duration.ofMinutes(2).toNanos();
            lookUntilDone();
        }

        private void log(String what) {
            story.add(what + " " + log.lines().size());
        }

        private void close() {
            poller.close();
            log.close();
        }
    }
}
