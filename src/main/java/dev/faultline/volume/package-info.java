/** What a volume has left that Java has no call for. */
@NullMarked
package dev.faultline.volume;

import org.jspecify.annotations.NullMarked;
