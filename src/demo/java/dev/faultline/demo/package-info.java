/** The demonstration of the README: a small app, a real outage, and what Faultline says of it. */
@NullMarked
package dev.faultline.demo;

import org.jspecify.annotations.NullMarked;
