// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.text.EnglishWords;
import dev.faultline.text.OneLine;
import dev.faultline.timeline.Episode;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What a dependency said when it failed, short enough for a sentence. */
public final class FailureReason {

    private static final int LONGEST = 80;

    private FailureReason() {}

    /** The words of the episode that was observed most; its failure class if it said nothing; absent if both lack. */
    public static Optional<String> of(Collection<Episode> episodes) {
        return longest(episodes)
                .map(episode -> episode.message().isBlank() ? episode.failure().label() : episode.message())
                .map(text -> OneLine.cut(text, LONGEST))
                .map(EnglishWords::withoutStop)
                .filter(text -> !text.isBlank());
    }

    /** The episode with the most observations, as the one that matters most. */
    public static Optional<Episode> longest(Collection<Episode> episodes) {
        return episodes.stream().max(Comparator.comparingLong(Episode::observations));
    }
}
