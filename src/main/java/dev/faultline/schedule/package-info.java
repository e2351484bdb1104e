/** When to probe, and the prober's watch over itself. */
@NullMarked
package dev.faultline.schedule;

import org.jspecify.annotations.NullMarked;
