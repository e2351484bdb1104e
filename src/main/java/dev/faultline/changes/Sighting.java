package dev.faultline.changes;

import java.util.List;

/**
 * What a look has found.
 *
 * @param facts how things are, to be given to the next look
 * @param changes what has changed since the look before, in any order
 */
public record Sighting(Facts facts, List<Change> changes) {

    public Sighting {
        changes = List.copyOf(changes);
    }

    /** Nothing has changed that is worth telling. */
    public static Sighting of(Facts facts) {
        return new Sighting(facts, List.of());
    }
}
