// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import java.util.List;

/**
 * Every dependency there is.
 *
 * @param app the app this instance stands beside
 * @param instance which instance responds
 * @param dependencies those configured now, in their order, then those that only have past observations
 */
public record DependenciesDocument(String app, String instance, List<DependencyDocument> dependencies) {}
