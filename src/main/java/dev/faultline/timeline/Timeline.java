package dev.faultline.timeline;

import java.util.List;

/** What is known of one dependency over time. To be written by the fold. */
public final class Timeline {
    private final List<Run> runs;

    private Timeline(List<Run> runs) {
        this.runs = List.copyOf(runs);
    }

    /** The timeline that the given runs make; they are sorted by start. */
    public static Timeline of(List<Run> runs) {
        return new Timeline(runs);
    }

    public List<Run> runs() {
        return runs;
    }
}
