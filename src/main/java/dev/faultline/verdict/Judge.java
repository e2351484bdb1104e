package dev.faultline.verdict;

import dev.faultline.change.Change;
import java.util.Collection;

/** Judges an error window. Pure and without state. To be written. */
public final class Judge {

    /** The verdict; the order of the evidence does not matter. */
    public Verdict judge(Question question, Collection<Evidence> evidence, Collection<Change> changes) {
        throw new UnsupportedOperationException();
    }
}
