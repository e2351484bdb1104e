// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.files;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.testing.ChangeObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {

    private static final String KEY = ContentFingerprint.newKey();

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void aFolder() throws IOException {
        folder = Files.createDirectory(temporary.resolve("config"));
        Files.writeString(folder.resolve("application.yaml"), "pool: 10");
        Files.createDirectory(folder.resolve("more"));
        Files.writeString(folder.resolve("more/db.properties"), "host=a");
    }

    private FileSource source() {
        return new FileSource(folder.toString(), KEY);
    }

    @Test
    void theFirstLookIsNoChange() {
        var onlooker = ChangeObserver.before(source());

        assertThat(onlooker.lookTwice()).isEmpty();
    }

    @Test
    void editsMadeTogetherAreOneChangeWithTheNamesAndTimesOfTheFiles() throws IOException {
        var onlooker = ChangeObserver.at(source());
        var before = Instant.now().minusSeconds(1);

        Files.writeString(folder.resolve("application.yaml"), "pool: 11");
        Files.writeString(folder.resolve("new.yaml"), "a: b");
        Files.delete(folder.resolve("more/db.properties"));
        var changes = onlooker.lookTwice();

        var written = Files.getLastModifiedTime(folder.resolve("application.yaml"));
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).kind()).isEqualTo(ChangeKind.CONFIG);
        assertThat(changes.get(0).subject()).isEqualTo(folder.toString());
        assertThat(changes.get(0).at()).isBetween(before, Instant.now());
        assertThat(changes.get(0).message())
                .contains("changed application.yaml ("
                        + written.toInstant().toString().substring(0, 20))
                .contains("added new.yaml")
                .contains("removed more/db.properties")
                .doesNotContain("pool");
        assertThat(onlooker.lookTwice()).isEmpty();
    }

    @Test
    void anEditThatKeepsSizeAndTimeIsSeen() throws IOException {
        var file = folder.resolve("application.yaml");
        var time = Files.getLastModifiedTime(file);
        var onlooker = ChangeObserver.at(source());

        Files.writeString(file, "pool: 99");
        Files.setLastModifiedTime(file, time);

        assertThat(onlooker.lookTwice()).hasSize(1);
    }

    @Test
    void aTouchIsNoChange() throws IOException {
        var onlooker = ChangeObserver.at(source());

        Files.setLastModifiedTime(
                folder.resolve("application.yaml"), FileTime.from(Instant.now().minusSeconds(60)));
        Files.writeString(folder.resolve("more/db.properties"), "host=a");

        assertThat(onlooker.lookTwice()).isEmpty();
    }

    @Test
    void whatIsStillBeingWrittenIsToldOnceItRests() throws IOException {
        var onlooker = ChangeObserver.at(source());
        var changes = new ArrayList<Change>();

        for (var part = 0; part < 5; part++) {
            Files.writeString(folder.resolve("application.yaml"), "pool: " + part + 20);
            changes.addAll(onlooker.look());
        }
        var whileWriting = changes.size();
        changes.addAll(onlooker.look());

        assertThat(whileWriting).isZero();
        assertThat(changes).hasSize(1);
    }

    @Test
    void aSwappedConfigMapIsOneChangeUnderTheNamesThatTheAppReads() throws IOException {
        var mount = Files.createDirectory(temporary.resolve("mounted"));
        var old = version(mount, "..2026_01", "pool: 1", "same");
        Files.createSymbolicLink(mount.resolve("..data"), old.getFileName());
        Files.createSymbolicLink(mount.resolve("app.yaml"), Path.of("..data/app.yaml"));
        Files.createSymbolicLink(mount.resolve("other.yaml"), Path.of("..data/other.yaml"));
        version(mount, "..2026_02", "pool: 2", "same");
        version(mount, "..2026_03", "pool: 2", "same");
        var onlooker = ChangeObserver.at(new FileSource(mount.toString(), KEY));
        var before = Instant.now().minusSeconds(1);

        swap(mount, "..2026_02");
        var changes = onlooker.lookTwice();
        swap(mount, "..2026_03");
        var again = onlooker.lookTwice();

        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).message()).startsWith("changed app.yaml (").doesNotContain("other");
        assertThat(changes.get(0).at()).isBetween(before, Instant.now());
        assertThat(again).as("a swap to the same contents").isEmpty();
    }

    private static Path version(Path mount, String name, String app, String other) throws IOException {
        var folder = Files.createDirectory(mount.resolve(name));
        Files.writeString(folder.resolve("app.yaml"), app);
        Files.writeString(folder.resolve("other.yaml"), other);
        return folder;
    }

    private static void swap(Path mount, String to) throws IOException {
        Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of(to));
        Files.move(mount.resolve("..data_tmp"), mount.resolve("..data"), ATOMIC_MOVE, REPLACE_EXISTING);
    }

    @Test
    void aChangeWhileNobodyLookedIsDatedByTheFileAndBoundedByTheLooks() throws IOException {
        var onlooker = ChangeObserver.at(source());
        Files.writeString(folder.resolve("application.yaml"), "pool: 12");
        var written =
                Files.getLastModifiedTime(folder.resolve("application.yaml")).toInstant();

        onlooker.restart(source(), Duration.ofHours(2));
        var changes = onlooker.lookTwice();

        assertThat(changes).hasSize(1);
        assertThat(Duration.between(changes.get(0).at(), written).abs()).isLessThan(Duration.ofSeconds(1));
        assertThat(changes.get(0).message()).contains("it happened between ");
    }

    @Test
    void aFolderThatAppearsAndGoesIsAChange() throws IOException {
        var late = temporary.resolve("late");
        var onlooker = ChangeObserver.at(new FileSource(late.toString(), KEY));

        Files.createDirectory(late);
        Files.writeString(late.resolve("a"), "1");
        var appeared = onlooker.lookTwice();
        Files.delete(late.resolve("a"));
        Files.delete(late);
        var gone = onlooker.lookTwice();

        assertThat(appeared)
                .singleElement()
                .satisfies(change -> assertThat(change.message()).startsWith("added a ("));
        assertThat(gone)
                .singleElement()
                .satisfies(change -> assertThat(change.message()).isEqualTo("removed a"));
    }

    @Test
    void aFileThatIsWatchedByItselfIsNamed() throws IOException {
        var file = folder.resolve("application.yaml");
        var onlooker = ChangeObserver.at(new FileSource(file.toString(), KEY));

        Files.writeString(file, "pool: 13");

        assertThat(onlooker.lookTwice())
                .singleElement()
                .satisfies(change -> assertThat(change.message()).startsWith("changed application.yaml ("));
    }

    @Test
    void anEditedSecretIsToldAsOneAndNothingOfItIsKept() throws IOException {
        var secrets = Files.createDirectories(temporary.resolve("run/secrets"));
        Files.writeString(secrets.resolve("password"), "hunter2");
        var onlooker = ChangeObserver.at(new FileSource(secrets.toString(), KEY));

        Files.writeString(secrets.resolve("password"), "hunter3");
        var changes = onlooker.lookTwice();

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(ChangeKind.SECRET);
            assertThat(change.message()).doesNotContain("hunter");
        });
        assertThat(onlooker.facts().written()).doesNotContain("hunter");
        assertThat(onlooker.facts().text("password")).as("24 bits").matches("[0-9a-f]{6}");
        assertThat(new ContentFingerprint(ContentFingerprint.newKey()).of(secrets.resolve("password")))
                .as("under another key")
                .isNotEqualTo(onlooker.facts().text("password"));
    }

    @Test
    void folderThatLeadBackToThemselvesAndTooManyFilesHaveAnEnd() throws IOException {
        Files.createSymbolicLink(folder.resolve("more/loop"), folder);
        for (var i = 0; i < FileInventory.MOST_FILES + 10; i++) {
            Files.writeString(folder.resolve("x" + i), "");
        }
        var onlooker = ChangeObserver.at(source());

        Files.writeString(folder.resolve("a-new-one-that-comes-first"), "");
        var added = onlooker.lookTwice();
        Files.writeString(folder.resolve("application.yaml"), "pool: 14");
        var edited = onlooker.lookTwice();

        assertThat(onlooker.facts().values()).hasSizeLessThanOrEqualTo(FileInventory.MOST_FILES + 1);
        assertThat(added).isEmpty();
        assertThat(edited)
                .singleElement()
                .satisfies(change -> assertThat(change.message()).startsWith("changed application.yaml"));
    }
}
