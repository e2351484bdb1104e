/** Follows log files that other processes write. */
@NullMarked
package dev.faultline.errors.tail;

import org.jspecify.annotations.NullMarked;
