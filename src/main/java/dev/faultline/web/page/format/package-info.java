/** Times and states as the page says them. */
@NullMarked
package dev.faultline.web.page.format;

import org.jspecify.annotations.NullMarked;
