/** How far a reader has got, kept over a restart. Pure. */
@NullMarked
package dev.faultline.checkpoint;

import org.jspecify.annotations.NullMarked;
