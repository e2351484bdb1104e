// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import java.time.Duration;
import java.util.Optional;

/**
 * A change, and how likely it is what made the errors begin.
 *
 * @param change the change
 * @param before how long before the first error it was made; negative: after it
 * @param atOnset whether it was made while the errors began, as far as times are known
 * @param besideErrors whether errors are known in the window; else the window's start stands for the first
 * @param score in [0, 1]; it orders, and is no probability
 * @param standing what is to be made of it
 * @param past what the history of its subject says of it
 * @param why one sentence
 * @param later of what was made after the first errors had ended: the errors that came back after it; it is ranked against these
 */
public record RankedChange(
        Change change,
        Duration before,
        boolean atOnset,
        boolean besideErrors,
        double score,
        Standing standing,
        SubjectPast past,
        String why,
        Optional<ErrorBurst> later) {

    /** One that is ranked against the first error. */
    public RankedChange(
            Change change,
            Duration before,
            boolean atOnset,
            boolean besideErrors,
            double score,
            Standing standing,
            SubjectPast past,
            String why) {
        this(change, before, atOnset, besideErrors, score, standing, past, why, Optional.empty());
    }

    /**
     * What the history of a change's subject says of it.
     *
     * @param versionBefore the version that was there before, if its coming was seen
     * @param rollBack whether it put back what was there before
     * @param undoneBy what took it away again, if something did
     * @param again whether it brought the version that was there already
     */
    public record SubjectPast(
            Optional<String> versionBefore, boolean rollBack, Optional<Change> undoneBy, boolean again) {

        /** Nothing is known of its subject. */
        public static final SubjectPast NONE = new SubjectPast(Optional.empty(), false, Optional.empty(), false);
    }

    /** Whether the evidence points at it. */
    public boolean isLikely() {
        return standing == Standing.LIKELY;
    }

    /** Whether undoing it makes sense at all: nobody undoes a roll-back, what is undone already, what changed no
     * version, or a restart. */
    public boolean isUndoable() {
        return !past.rollBack()
                && !past.again()
                && past.undoneBy().isEmpty()
                && change.kind() != Change.ChangeKind.RESTART;
    }

    /** The same beside another that fits far better. */
    RankedChange outdone() {
        return standing == Standing.LIKELY
                ? new RankedChange(
                        change,
                        before,
                        atOnset,
                        besideErrors,
                        score,
                        Standing.POSSIBLE,
                        past,
                        ChangeWording.outdone(why),
                        later)
                : this;
    }

    /** What is to be made of a change. */
    public enum Standing {
        /** The evidence points at it. */
        LIKELY,
        /** It was made within the hour, or before errors that came back, and nothing speaks against it. */
        POSSIBLE,
        /** Something speaks against it, or it was made long before. */
        UNLIKELY,
        /** It is not: the errors were there before it, or all went well after it. */
        CLEARED
    }
}
