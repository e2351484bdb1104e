/** What Prometheus reads. */
@NullMarked
package dev.faultline.metrics;

import org.jspecify.annotations.NullMarked;
