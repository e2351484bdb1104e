// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import java.util.Locale;

/** The steps of the runbook, in their order. */
public enum StepName {
    ROUTE,
    CHANGES,
    ENVIRONMENT,
    DOWNSTREAM,
    STORAGE,
    REPRODUCE,
    ROLL_BACK,
    RE_TEST,
    HYGIENE;

    /** From 1. */
    public int number() {
        return ordinal() + 1;
    }

    /** The word used in every answer: {@code route}, {@code roll-back}, … */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
