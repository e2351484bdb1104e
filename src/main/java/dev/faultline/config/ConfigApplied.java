// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

/**
 * A config came into force, the first one included.
 *
 * @param config it
 */
public record ConfigApplied(FaultlineConfig config) {}
