package dev.faultline.sidecar;

import dev.faultline.config.FaultlineConfig;

/**
 * A config came into force, the first one included.
 *
 * @param config it
 */
public record Applied(FaultlineConfig config) {}
