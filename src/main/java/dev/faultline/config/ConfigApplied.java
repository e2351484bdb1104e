package dev.faultline.config;

/**
 * A config came into force, the first one included.
 *
 * @param config it
 */
public record ConfigApplied(FaultlineConfig config) {}
