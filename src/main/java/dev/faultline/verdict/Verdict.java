package dev.faultline.verdict;

import dev.faultline.change.Change;
import java.util.List;

/**
 * The answer for one error window, with its evidence.
 *
 * @param window the window that was asked about
 * @param answer the answer
 * @param summary it in one sentence
 * @param suspects the names of those that failed and are related, the likeliest first
 * @param dependencies every dependency that could matter, by order of suspicion
 * @param changes those at or before the window's end, the latest first
 * @param notes what else a responder has to know
 */
public record Verdict(
        Window window,
        Answer answer,
        String summary,
        List<String> suspects,
        List<DependencyVerdict> dependencies,
        List<Change> changes,
        List<String> notes) {

    public Verdict {
        suspects = List.copyOf(suspects);
        dependencies = List.copyOf(dependencies);
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }
}
