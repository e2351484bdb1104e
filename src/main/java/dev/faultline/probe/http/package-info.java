/** One HTTP request, and what is expected of its answer. */
@NullMarked
package dev.faultline.probe.http;

import org.jspecify.annotations.NullMarked;
