/** A question to the name servers, and what they answer. */
@NullMarked
package dev.faultline.probe.dns;

import org.jspecify.annotations.NullMarked;
