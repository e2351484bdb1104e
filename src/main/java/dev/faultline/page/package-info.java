/** The page at the root: how the dependencies stand, and a verdict in words. */
@NullMarked
package dev.faultline.page;

import org.jspecify.annotations.NullMarked;
