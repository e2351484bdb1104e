// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import java.time.Instant;
import java.util.List;

/**
 * The changes in a span of time.
 *
 * @param from its start
 * @param to its end
 * @param changes the latest first
 */
public record ChangesDocument(Instant from, Instant to, List<ChangeDocument> changes) {}
