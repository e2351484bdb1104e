// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/**
 * The incidents that touch a span of time.
 *
 * @param from its start
 * @param to its end
 * @param incidents the latest first
 */
@RegisterForReflection
public record IncidentsDocument(Instant from, Instant to, List<IncidentDocument> incidents) {}
