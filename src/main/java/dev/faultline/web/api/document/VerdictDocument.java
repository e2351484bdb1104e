// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.analysis.verdict.SuspicionScore;
import dev.faultline.analysis.verdict.Verdict;
import dev.faultline.analysis.verdict.VerdictAnswer;
import dev.faultline.web.api.request.AskedWindow;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer for one error window, with its evidence.
 *
 * @param app the app this instance stands beside
 * @param instance which instance responds
 * @param window the window that was asked about
 * @param judged the window that was really judged
 * @param cuts the incidents of which the window has a part only
 * @param answer COINCIDES, PARTLY_COINCIDES, DOES_NOT_COINCIDE or INCONCLUSIVE
 * @param summary the answer in one sentence
 * @param suspects the names of those that failed and are related, the likeliest first
 * @param dependencies every dependency that could matter, by order of suspicion
 * @param changes what was changed before the end of the window, the latest first
 * @param notes what else a responder has to know
 */
@RegisterForReflection
public record VerdictDocument(
        String app,
        String instance,
        WindowDocument window,
        JudgedDocument judged,
        List<CutDocument> cuts,
        VerdictAnswer answer,
        String summary,
        List<String> suspects,
        List<DependencyVerdictDocument> dependencies,
        List<ChangeBeforeDocument> changes,
        List<String> notes) {

    /** One on the window that was asked about. */
    public static VerdictDocument of(String app, String instance, Verdict verdict) {
        return of(app, instance, verdict, AskedWindow.of(verdict.window()), null);
    }

    /** @param errors how many errors were taken into account; null if that is not said here */
    public static VerdictDocument of(
            String app, String instance, Verdict verdict, AskedWindow asked, @Nullable Long errors) {
        return new VerdictDocument(
                app,
                instance,
                WindowDocument.of(asked.window()),
                JudgedDocument.of(verdict.window(), errors),
                asked.cuts().stream().map(CutDocument::of).toList(),
                verdict.answer(),
                verdict.summary(),
                verdict.suspects(),
                verdict.dependencies().stream()
                        .map(DependencyVerdictDocument::of)
                        .toList(),
                verdict.changes().stream()
                        .map(change -> new ChangeBeforeDocument(
                                change.at(),
                                change.kind().label(),
                                change.subject(),
                                change.version(),
                                change.message(),
                                Duration.between(change.at(), verdict.window().from())))
                        .toList(),
                verdict.notes());
    }

    /**
     * The error window.
     *
     * @param from its start
     * @param to its end
     * @param duration from start to end
     * @param route the route that failed; null if unknown
     */
    @RegisterForReflection
    public record WindowDocument(
            Instant from,
            Instant to,
            Duration duration,
            @Nullable String route) {

        public static WindowDocument of(JudgedWindow window) {
            return new WindowDocument(
                    window.from(),
                    window.to(),
                    window.duration(),
                    window.route().orElse(null));
        }
    }

    /**
     * A change and how long before the window it was.
     *
     * @param at when
     * @param kind deploy, config, secret, migration, restart or other
     * @param subject what was changed
     * @param version the new version, may be empty
     * @param message one line, may be empty
     * @param before from the change to the start of the judged window; negative if it was inside the window
     */
    @RegisterForReflection
    public record ChangeBeforeDocument(
            Instant at, String kind, String subject, String version, String message, Duration before) {}

    /**
     * What a score is made of; each part in [0, 1].
     *
     * @param explained how much of the window it explains
     * @param lag what the explanation is worth for its lag; 1 without one
     * @param onset how early and how close its onset is to the first error
     * @param rarity how little it fails outside the window
     * @param chance one minus the chance; a half if unknown
     * @param mentioned whether the error messages name it
     * @param critical whether the app cannot do without it
     */
    @RegisterForReflection
    public record ScoreParts(
            double explained,
            double lag,
            double onset,
            double rarity,
            double chance,
            double mentioned,
            double critical) {

        static ScoreParts of(SuspicionScore score) {
            return new ScoreParts(
                    NumberRounding.share(score.explained()),
                    NumberRounding.share(score.lag()),
                    NumberRounding.share(score.onset()),
                    NumberRounding.share(score.rarity()),
                    NumberRounding.share(score.chance()),
                    NumberRounding.share(score.mentioned()),
                    NumberRounding.share(score.critical()));
        }
    }
}
