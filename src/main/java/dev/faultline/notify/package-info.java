/** Tells others what happens, by webhooks: who is told what, in which form, again and again until it arrives. */
@NullMarked
package dev.faultline.notify;

import org.jspecify.annotations.NullMarked;
