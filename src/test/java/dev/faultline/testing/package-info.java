/** Real servers, real faults and small twins for the tests. */
@NullMarked
package dev.faultline.testing;

import org.jspecify.annotations.NullMarked;
