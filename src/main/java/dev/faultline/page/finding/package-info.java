/** The verdict on a window and its report as the page shows them. */
@NullMarked
package dev.faultline.page.finding;

import org.jspecify.annotations.NullMarked;
