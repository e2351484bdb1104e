/** All kinds of dependencies that can be probed. */
@NullMarked
package dev.faultline.probe.kinds;

import org.jspecify.annotations.NullMarked;
