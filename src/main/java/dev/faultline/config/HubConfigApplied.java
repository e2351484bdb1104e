// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

/**
 * A config came into force in a hub, the first one included.
 *
 * @param config it
 */
public record HubConfigApplied(FaultlineConfig config) {}
