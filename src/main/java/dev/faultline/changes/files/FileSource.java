package dev.faultline.changes.files;

import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeSource;
import dev.faultline.changes.Dating;
import dev.faultline.changes.Facts;
import dev.faultline.changes.Line;
import dev.faultline.changes.Look;
import dev.faultline.changes.Sighting;
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
    private final Inventory inventory;
    private Optional<Facts> pending = Optional.empty();
    private Optional<Instant> unchanged = Optional.empty();
    private int restless;

    /**
     * @param path of the file or folder; it need not be there yet
     * @param key of {@link Keys}
     */
    public FileSource(String path, String key) {
        this.path = path;
        this.root = Path.of(path);
        this.inventory = new Inventory(root, new Fingerprint(key));
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
    public CompletionStage<Sighting> look(Look look) {
        try {
            return CompletableFuture.completedFuture(sighting(look, inventory.take(look.now())));
        } catch (IOException unreadable) {
            return CompletableFuture.failedFuture(unreadable);
        }
    }

    private Sighting sighting(Look look, Facts now) {
        if (look.before().isEmpty()) {
            return Sighting.of(now);
        }
        var before = look.before().get();
        if (now.equals(before)) {
            settle();
            return Sighting.of(now);
        }
        if (restless == 0) {
            unchanged = look.last();
        }
        restless++;
        if (!pending.equals(Optional.of(now)) && restless < MOST_RESTLESS_LOOKS) {
            pending = Optional.of(now);
            return Sighting.of(before);
        }
        var edits = Edits.between(before, now);
        var whole = new Look(look.before(), unchanged, look.now());
        settle();
        return edits.isEmpty() ? Sighting.of(now) : new Sighting(now, List.of(change(whole, edits)));
    }

    private void settle() {
        pending = Optional.empty();
        unchanged = Optional.empty();
        restless = 0;
    }

    private Change change(Look look, Edits edits) {
        var traces = new Traces(root);
        var dating = Dating.of(look, traces.of(edits));
        var kind = SecretPlace.holds(root, edits) ? ChangeKind.SECRET : ChangeKind.CONFIG;
        return new Change(dating.at(), kind, path, "", Line.of(dating.added(edits.inWords(traces::shown))));
    }
}
