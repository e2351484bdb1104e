// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.files;

import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.changes.ChangeSource;
import dev.faultline.changes.ChangeTime;
import dev.faultline.changes.PollContext;
import dev.faultline.changes.PollResult;
import dev.faultline.changes.SourceSnapshot;
import dev.faultline.text.OneLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A file or folder whose edits count. What is edited together is one change: it is told once two looks in a row have
 * found the same, or after ten that have not.
 */
public final class FileSource implements ChangeSource {

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int MOST_RESTLESS_LOOKS = 10;

    private final String path;
    private final Path root;
    private final FileInventory inventory;
    private Optional<SourceSnapshot> pending = Optional.empty();
    private Optional<Instant> unchanged = Optional.empty();
    private int restless;

    /**
     * @param path of the file or folder; it need not be there yet
     * @param key of {@link FingerprintKey}
     */
    public FileSource(String path, String key) {
        this.path = path;
        this.root = Path.of(path);
        this.inventory = new FileInventory(root, new ContentFingerprint(key));
    }

    @Override
    public String name() {
        return "files " + path;
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public CompletionStage<PollResult> look(PollContext look) {
        try {
            return CompletableFuture.completedFuture(sighting(look, inventory.take(look.now())));
        } catch (IOException unreadable) {
            return CompletableFuture.failedFuture(unreadable);
        }
    }

    private PollResult sighting(PollContext look, SourceSnapshot now) {
        if (look.before().isEmpty()) {
            return PollResult.of(now);
        }
        var before = look.before().get();
        if (now.equals(before)) {
            settle();
            return PollResult.of(now);
        }
        if (restless == 0) {
            unchanged = look.last();
        }
        restless++;
        if (!pending.equals(Optional.of(now)) && restless < MOST_RESTLESS_LOOKS) {
            pending = Optional.of(now);
            return PollResult.of(before);
        }
        var edits = InventoryDiff.between(before, now);
        var whole = new PollContext(look.before(), unchanged, look.now());
        settle();
        return edits.isEmpty() ? PollResult.of(now) : new PollResult(now, List.of(change(whole, edits)));
    }

    private void settle() {
        pending = Optional.empty();
        unchanged = Optional.empty();
        restless = 0;
    }

    private Change change(PollContext look, InventoryDiff edits) {
        var traces = new EditTraces(root);
        var dating = ChangeTime.of(look, traces.of(edits));
        var kind = SecretPlace.holds(root, edits) ? ChangeKind.SECRET : ChangeKind.CONFIG;
        return new Change(dating.at(), kind, path, "", OneLine.of(dating.added(edits.inWords(traces::shown))));
    }
}
