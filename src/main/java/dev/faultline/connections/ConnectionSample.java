// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import java.time.Duration;

/**
 * The connections to one endpoint at one reading.
 *
 * @param connectingFor how long the oldest of the tried ones has been tried; zero if there is none
 * @param opened how many are established that were not at the reading before
 * @param gone how many were established at the reading before and are not any more
 */
public record ConnectionSample(
        RemoteEndpoint endpoint, ConnectionCounts counts, Duration connectingFor, int opened, int gone) {}
