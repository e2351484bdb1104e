/** Times and states as the page says them. */
@NullMarked
package dev.faultline.page.words;

import org.jspecify.annotations.NullMarked;
