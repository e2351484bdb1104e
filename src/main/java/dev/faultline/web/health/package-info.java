/** Whether the sidecar itself is well, and how the dependencies stand, for those who poll. */
@NullMarked
package dev.faultline.web.health;

import org.jspecify.annotations.NullMarked;
