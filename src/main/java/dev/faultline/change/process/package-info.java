/** Restarts of the app's process, where the pod shares its process namespace. */
@NullMarked
package dev.faultline.change.process;

import org.jspecify.annotations.NullMarked;
