// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import java.util.List;

/**
 * The app's own routes that the sidecar checks.
 *
 * @param app the app this instance stands beside
 * @param instance which instance responds
 * @param routes in the order of the config file
 */
public record RoutesDocument(String app, String instance, List<RouteDocument> routes) {}
