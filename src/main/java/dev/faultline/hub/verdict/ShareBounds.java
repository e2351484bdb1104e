// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.verdict;

/**
 * A share within bounds.
 *
 * @param least if all that is unknown was up
 * @param most if all that is unknown failed
 */
public record ShareBounds(double least, double most) {}
