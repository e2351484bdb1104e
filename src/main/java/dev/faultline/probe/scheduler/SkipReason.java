// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

/** Why a probe that was due was not made. */
public enum SkipReason {
    /** The one before was still in flight. */
    IN_FLIGHT("in-flight"),
    /** The prober was stopped or starved when it was due; it is not made up for. */
    STARVED("starved");

    private final String label;

    SkipReason(String label) {
        this.label = label;
    }

    /** The name used in metrics. */
    public String label() {
        return label;
    }
}
