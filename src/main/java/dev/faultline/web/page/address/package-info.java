/** What the address of the page asks for, and the addresses that lead on from it. */
@NullMarked
package dev.faultline.web.page.address;

import org.jspecify.annotations.NullMarked;
