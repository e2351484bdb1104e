// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.incident;

/** Is told what becomes of error windows, after it was stored. Returns at once; thread-safe. */
public interface IncidentListener {

    /** A window opened, detected or recorded, or one that was over came back for the first time. */
    default void opened(Incident incident) {}

    /** No error came for long enough: for one that came back, once it can come back no more. */
    default void closed(Incident incident) {}

    /** Its verdict is not the one that was told before. */
    default void judged(Incident incident) {}
}
