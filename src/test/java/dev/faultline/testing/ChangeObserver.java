// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeSource;
import dev.faultline.changes.PollContext;
import dev.faultline.changes.SourceSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Looks at a source of changes whenever a test wants it to, with what it saw the time before. */
public final class ChangeObserver {

    private ChangeSource source;
    private Optional<SourceSnapshot> facts = Optional.empty();
    private Optional<Instant> last = Optional.empty();

    private ChangeObserver(ChangeSource source) {
        this.source = source;
    }

    /** One that has looked once, and keeps what that told besides the facts to itself. */
    public static ChangeObserver at(ChangeSource source) {
        var onlooker = new ChangeObserver(source);
        onlooker.look();
        return onlooker;
    }

    /** One that has never looked. */
    public static ChangeObserver before(ChangeSource source) {
        return new ChangeObserver(source);
    }

    /** Goes on with another source of the same place, as after a restart, having last looked so long ago. */
    public void restart(ChangeSource next, Duration ago) {
        source = next;
        last = Optional.of(Instant.now().minus(ago));
    }

    public List<Change> look() {
        var now = Instant.now();
        try {
            var sighting = source.look(new PollContext(facts, last, now))
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
            facts = Optional.of(sighting.facts());
            last = Optional.of(now);
            return sighting.changes();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Two looks: what is in the middle of being edited is told by the second. */
    public List<Change> lookTwice() {
        var changes = new ArrayList<>(look());
        changes.addAll(look());
        return changes;
    }

    /** Looks until a change is told. */
    public List<Change> lookUntilTold() {
        var changes = new ArrayList<Change>();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    changes.addAll(look());
                    return !changes.isEmpty();
                });
        return changes;
    }

    /** What is kept. */
    public SourceSnapshot facts() {
        return facts.orElseThrow();
    }
}
