/** What the paths that the app needs look like, and when that altered. */
@NullMarked
package dev.faultline.storage;

import org.jspecify.annotations.NullMarked;
