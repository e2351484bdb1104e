/** When to probe, what an observation is worth, and the prober's watch over itself. */
@NullMarked
package dev.faultline.probe.scheduler;

import org.jspecify.annotations.NullMarked;
