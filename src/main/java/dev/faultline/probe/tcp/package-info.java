/** A TCP connection opened and closed. */
@NullMarked
package dev.faultline.probe.tcp;

import org.jspecify.annotations.NullMarked;
