// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.web.api.request.CutIncident;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * An incident of which the requested window has a part only.
 *
 * @param incident its id
 * @param from its start
 * @param to its end
 */
@RegisterForReflection
public record CutDocument(String incident, Instant from, Instant to) {

    static CutDocument of(CutIncident cut) {
        return new CutDocument(cut.incident(), cut.from(), cut.to());
    }
}
