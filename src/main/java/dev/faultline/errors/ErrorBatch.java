// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import dev.faultline.checkpoint.Checkpoint;
import java.util.List;
import java.util.Optional;

/**
 * What a source has read in one go, and how far it has got with it: kept as a whole or not at all.
 *
 * @param answers counted answers, in any order
 * @param lines error lines, in any order
 * @param readings how much of what was read could be understood
 * @param checkpoint how far the source has got, if it has to know that after a restart
 */
public record ErrorBatch(
        List<ResponseCount> answers,
        List<ErrorLine> lines,
        List<SourceReading> readings,
        Optional<Checkpoint> checkpoint) {

    public ErrorBatch {
        answers = List.copyOf(answers);
        lines = List.copyOf(lines);
        readings = List.copyOf(readings);
    }

    /** Of a source that understands whatever it is given. */
    public ErrorBatch(List<ResponseCount> answers, List<ErrorLine> lines, Optional<Checkpoint> checkpoint) {
        this(answers, lines, List.of(), checkpoint);
    }
}
