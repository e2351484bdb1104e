/** What Prometheus reads. */
@NullMarked
package dev.faultline.web.metrics;

import org.jspecify.annotations.NullMarked;
