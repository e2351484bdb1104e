// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import java.time.Duration;

/** How long a test waits for something that is to happen. */
public final class WaitingTime {

    /** Far more than anything takes on a busy machine: who waits this long has failed. */
    public static final Duration PATIENCE = Duration.ofSeconds(90);

    private WaitingTime() {}
}
