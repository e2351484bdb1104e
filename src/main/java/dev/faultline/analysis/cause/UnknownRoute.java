// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.cause;

import java.util.Optional;

/**
 * A route that was asked about and that nothing knows of: no response of it was counted, and the config does not name it.
 *
 * @param route as it was asked
 * @param nearest the known one that it may have been meant for
 */
public record UnknownRoute(String route, Optional<String> nearest) {}
