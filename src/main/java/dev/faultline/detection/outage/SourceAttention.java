// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection.outage;

import dev.faultline.errors.ErrorSource;
import java.time.Instant;

/** Whether a source that counts requests is read so well that no request in it means that there was none. */
@FunctionalInterface
public interface SourceAttention {

    /** Whether everything in it was read up to about now, without trouble. */
    boolean isReadUpTo(ErrorSource source, Instant now);
}
