/** Observations folded into runs, segments and episodes: three values (up, failing, not known) and bounds, never invented instants. Pure. */
@NullMarked
package dev.faultline.timeline;

import org.jspecify.annotations.NullMarked;
