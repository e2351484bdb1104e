// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import java.util.Locale;

/** Where 5xx answers become known. Two sources may tell of the same answer: their counts are never added up. */
public enum ErrorSource {
    /** A line for every request, with its instant. */
    ACCESS_LOG,
    /** Counters of the app, read at intervals. */
    METRICS,
    /** Told over the API. */
    POSTED,
    /** Error lines of the app; they are no answers, and stand for some only where no other source is configured. */
    APP_LOG;

    /** The word used in every answer: {@code access-log}, {@code metrics}, {@code posted}, {@code app-log}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
