// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe;

/**
 * What a probe was told of another dependency than the one that it asked.
 *
 * @param name of the dependency, as whoever told it names it; may have slashes
 * @param outcome what was said of it
 */
public record PartOutcome(String name, Outcome outcome) {}
