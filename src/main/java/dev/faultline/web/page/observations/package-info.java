/** What was seen of one dependency, look by look, as a page. */
@NullMarked
package dev.faultline.web.page.observations;

import org.jspecify.annotations.NullMarked;
