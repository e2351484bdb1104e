/** What was seen of one dependency, look by look, as a page. */
@NullMarked
package dev.faultline.page.seen;

import org.jspecify.annotations.NullMarked;
