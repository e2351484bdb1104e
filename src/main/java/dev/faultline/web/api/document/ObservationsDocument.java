// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of observations.
 *
 * @param observations by start
 * @param next what to give as {@code cursor} for the next page; null on the last one
 */
public record ObservationsDocument(
        List<ObservationDocument> observations, @Nullable String next) {}
