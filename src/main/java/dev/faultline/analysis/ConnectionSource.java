// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.analysis.connection.ConnectionSigns;
import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.VerdictQuestion;
import java.util.Collection;

/** Tells what the app's own connections say of a window. Thread-safe. */
@FunctionalInterface
public interface ConnectionSource {

    /** One that knows of no connections. */
    ConnectionSource NONE = (question, judged) -> ConnectionSigns.NONE;

    /** @param judged what is found of each dependency that could matter */
    ConnectionSigns signs(VerdictQuestion question, Collection<DependencyVerdict> judged);
}
