// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.Finding;
import dev.faultline.web.api.document.VerdictDocument.ScoreParts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The evidence for and against one dependency.
 *
 * @param name which
 * @param kind its kind
 * @param critical whether the app cannot do without it
 * @param finding FAILED, DEGRADED, MAY_HAVE_FAILED, CLEARED, FAILED_BUT_UNRELATED or NOT_OBSERVED
 * @param failing how long it failed in the window, at least and at most
 * @param explained the share of the window, or of its errors, that it explains, in [0, 1]
 * @param lag how far the errors followed it
 * @param coverage the share of the window that was observed, in [0, 1]
 * @param observations how many lie in the window
 * @param resolution the longest outage that could have been missed; null if nothing was observed
 * @param chance the share of like windows it would explain as well; null if the baseline is too short
 * @param chanceAmongAll the share of like windows that it, or another one that is as rarely a suspect, would explain as
 *     well; null if it is no suspect, explains under half, or the baseline is too short
 * @param score how much speaks for it, in [0, 1]
 * @param scoreParts what the score is made of
 * @param episodes its failures in the window's reach
 * @param why one sentence
 */
@RegisterForReflection
public record DependencyVerdictDocument(
        String name,
        String kind,
        boolean critical,
        Finding finding,
        FailingDocument failing,
        double explained,
        Duration lag,
        double coverage,
        long observations,
        @Nullable Duration resolution,
        @Nullable Double chance,
        @Nullable Double chanceAmongAll,
        double score,
        ScoreParts scoreParts,
        List<EpisodeDocument> episodes,
        String why) {

    static DependencyVerdictDocument of(DependencyVerdict verdict) {
        return new DependencyVerdictDocument(
                verdict.dependency().name(),
                verdict.dependency().kind().name(),
                verdict.dependency().critical(),
                verdict.finding(),
                new FailingDocument(verdict.certain(), verdict.possible()),
                NumberRounding.share(verdict.explained()),
                verdict.lag(),
                NumberRounding.share(verdict.coverage()),
                verdict.observations(),
                verdict.resolution().orElse(null),
                rounded(verdict.chance()),
                rounded(verdict.chanceAmongAll()),
                NumberRounding.share(verdict.score().total()),
                ScoreParts.of(verdict.score()),
                verdict.episodes().stream().map(EpisodeDocument::of).toList(),
                verdict.why());
    }

    private static @Nullable Double rounded(OptionalDouble share) {
        return share.isPresent() ? NumberRounding.share(share.getAsDouble()) : null;
    }

    /**
     * How long it failed in the window.
     *
     * @param certain at least
     * @param possible at most
     */
    @RegisterForReflection
    public record FailingDocument(Duration certain, Duration possible) {}
}
