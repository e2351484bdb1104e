// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogFollowerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final KeptLines kept = new KeptLines();
    private Path path;
    private LogPoller poller;
    private long nanos;

    @BeforeEach
    void prepare() {
        path = folder.resolve("access.log");
        poller = open();
    }

    private LogPoller open() {
        return new LogPoller(new LogFile("test", path, 64), kept, kept.reader(), () -> nanos);
    }

    @AfterEach
    void stop() {
        poller.close();
    }

    @Test
    void aLineWaitsForItsEnd() throws IOException {
        look();
        append("begin");
        look();
        assertThat(kept.lines()).isEmpty();

        append("ning\r\n\r\nnext\n");
        look();

        assertThat(kept.lines()).containsExactly("beginning", "next");
    }

    @Test
    void whatAppearsLaterIsReadFromItsBeginning() throws IOException {
        look();
        assertThat(poller.progress().trouble())
                .hasValueSatisfying(why -> assertThat(why).contains("is not there"));

        append("one\ntwo\n");
        look();

        assertThat(kept.lines()).containsExactly("one", "two");
        assertThat(poller.progress().trouble()).isEmpty();
        assertThat(poller.progress().lines()).isEqualTo(2);
        assertThat(poller.progress().behind()).isZero();
    }

    @Test
    void aLogThatWasNeverFollowedIsReadFromItsLastMiBOn() throws IOException {
        append(("x".repeat(62) + "\n").repeat(20_000));

        lookUntilDone();

        assertThat(kept.lines()).hasSize((1 << 20) / 63).containsOnly("x".repeat(62));
    }

    @Test
    void aLineThatIsTooLongIsCutAndCounted() throws IOException {
        look();
        append("y".repeat(300_000));
        lookUntilDone();
        append("y".repeat(300_000) + "\nshort\n");
        lookUntilDone();

        assertThat(kept.lines()).containsExactly("y".repeat(64), "short");
        assertThat(poller.progress().cut()).isEqualTo(1);
    }

    @Test
    void aRestartWithinTheRestOfATooLongLineTellsNoMoreOfIt() throws IOException {
        look();
        append("y".repeat(300_000));
        lookUntilDone();

        poller.close();
        poller = open();
        append("yyy\nshort\n");
        lookUntilDone();

        assertThat(kept.lines()).containsExactly("y".repeat(64), "short");
    }

    @Test
    void binaryJunkIsReadAsLinesLikeAnyOther() throws IOException {
        look();
        Files.write(path, new byte[] {(byte) 0xff, (byte) 0xfe, 1, 2, '\n', (byte) 0xc3, '\n', 'a', '\n'});

        look();

        assertThat(kept.lines()).containsExactly("\ufffd\ufffd\u0001\u0002", "\ufffd", "a");
    }

    @Test
    void aWriterThatGoesOnBehindAHoleIsFollowed() throws IOException {
        append("one\n");
        look();
        try (var writer = new RandomAccessFile(path.toFile(), "rw")) {
            writer.seek(4);
            writer.setLength(0);
            writer.seek(500_000);
            writer.write("two\nthree\n".getBytes(StandardCharsets.UTF_8));
        }

        lookUntilDone();

        assertThat(kept.lines()).containsExactly("one", "two", "three");
        assertThat(poller.progress().truncations()).isEqualTo(1);
    }

    @Test
    void aSymlinkThatIsSwappedIsFollowedAlsoOverSeveralSwaps() throws IOException {
        link("access-2026-11-22.log", "one");
        look();
        link("access-2026-11-23.log", "two");
        link("access-2026-11-24.log", "three");

        lookUntilDone();

        assertThat(kept.lines()).containsExactly("one", "two", "three");
        assertThat(poller.progress().rotations()).isEqualTo(2);
    }

    private void link(String name, String line) throws IOException {
        var target = Files.writeString(folder.resolve(name), line + "\n");
        var fresh = Files.createSymbolicLink(folder.resolve("fresh"), target);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void anOldFileIsReadOnForAsLongAsSomebodyWritesToIt() throws IOException {
        append("one\n");
        look();
        var old = Files.move(path, folder.resolve("access.log.1"));
        append("new\n");
        look();
        Files.writeString(old, "late\n", StandardOpenOption.APPEND);
        look();
        poller.close();
        poller = open();
        Files.writeString(old, "later\nlast without an end", StandardOpenOption.APPEND);
        look();
        nanos += Duration.ofMinutes(2).toNanos();
        look();
        look();

        assertThat(kept.lines()).containsExactly("one", "new", "late", "later", "last without an end");
    }

    @Test
    void aFileThatIsDoneWithIsNotToldAgainAfterARestartForHavingTheTimeOfTheNewOne() throws IOException {
        append("one\n");
        look();
        var old = Files.move(path, folder.resolve("access.log.1"));
        append("");
        Files.setLastModifiedTime(path, Files.getLastModifiedTime(old));
        look();
        nanos += Duration.ofMinutes(2).toNanos();
        look();

        poller.close();
        poller = open();
        append("two\n");
        look();
        look();

        assertThat(kept.lines()).containsExactly("one", "two");
    }

    @Test
    void aFileThatOnlyBeginsLikeOneThatIsDoneWithIsReadWhole() throws IOException {
        append("banner\n");
        look();
        poller.close();
        Files.move(path, folder.resolve("access.log.3"));
        Files.writeString(folder.resolve("access.log.2"), "banner\nunseen\n");
        append("banner\nnew\n");

        poller = open();
        look();

        assertThat(kept.lines()).containsExactly("banner", "banner", "unseen", "banner", "new");
    }

    @Test
    void aCopyOfWhatWasReadIsNotReadWhenItIsCutShort() throws IOException {
        var line = "x".repeat(60) + "\n";
        append(line.repeat(10));
        look();
        append("late\n");
        look();
        var copy = Files.writeString(folder.resolve("access.log.1"), line.repeat(10));
        Files.writeString(path, "new\n");
        var copied = Files.getLastModifiedTime(copy).toInstant();
        Files.setLastModifiedTime(path, FileTime.from(copied.plusMillis(10)));

        lookUntilDone();

        assertThat(kept.lines()).hasSize(12).endsWith("late", "new");
    }

    private void rewrite(String text) throws IOException {
        var edited = Files.writeString(folder.resolve("edited"), text);
        Files.move(edited, path, StandardCopyOption.REPLACE_EXISTING);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100})
    void aCopyThatAnEditorPutsInThePlaceOfTheLogIsNotReadAgain(int lines) throws IOException {
        var old = "a line of the log\n".repeat(lines);
        append(old);
        look();
        append("unread\n");

        rewrite(old + "unread\nadded\n");
        lookUntilDone();
        append("later\n");
        lookUntilDone();

        assertThat(kept.lines()).hasSize(lines + 3).endsWith("unread", "added", "later");
    }

    @Test
    void aCopyThatIsPutThereWhileNobodyFollowsTheLogIsNotReadAgain() throws IOException {
        var old = "a line of the log\n".repeat(20);
        append(old);
        lookUntilDone();
        poller.close();

        rewrite(old + "added\n");
        poller = open();
        lookUntilDone();

        assertThat(kept.lines()).hasSize(21).endsWith("added");
    }

    @Test
    void anotherLogThatIsPutInThePlaceIsReadWhole() throws IOException {
        append("a line of the log\n".repeat(20));
        look();

        rewrite("another line\n".repeat(20));
        lookUntilDone();

        assertThat(kept.lines()).hasSize(40).endsWith("another line");
    }

    @Test
    void aFileThatIsNoFileIsNotOpened() throws IOException {
        Files.createDirectory(path);

        look();

        assertThat(poller.progress().trouble())
                .hasValueSatisfying(why -> assertThat(why).contains("no plain file"));
    }

    @Test
    void aBookmarkThatNobodyUnderstandsIsAsNone() throws IOException {
        kept.put("test " + path, "nonsense");
        append("one\n");

        look();

        assertThat(kept.lines()).containsExactly("one");
    }

    @Test
    void nothingIsLostBesideAWriterThatRotatesAsItLikes() throws Exception {
        var executor = Executors.newSingleThreadScheduledExecutor();
        append("first\n");
        poller.start(executor);
        await().atMost(PATIENCE).until(() -> kept.lines().size() == 1);

        var written = CompletableFuture.supplyAsync(this::writeAndRotate).get();

        await().atMost(PATIENCE).until(() -> kept.lines().size() >= written.size());
        assertThat(kept.lines()).containsExactlyElementsOf(written);
        executor.shutdownNow();
    }

    private List<String> writeAndRotate() {
        var written = new ArrayList<>(List.of("first"));
        try (var log = WrittenLog.now(path)) {
            for (var i = 0; i < 6; i++) {
                for (var line = 0; line < 3_000; line++) {
                    log.write("");
                }
                log.rename();
                log.write("");
                log.reopen();
            }
            log.write("");
            written.addAll(log.lines());
        }
        return written;
    }

    private void append(String text) throws IOException {
        Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void look() {
        poller.poll();
    }

    private void lookUntilDone() {
        var later = Duration.ZERO;
        while (later.isZero()) {
            later = poller.poll();
        }
        assertThat(poller.progress().trouble()).isEmpty();
    }
}
