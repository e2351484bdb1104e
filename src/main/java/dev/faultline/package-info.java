@NullMarked
package dev.faultline;

import org.jspecify.annotations.NullMarked;
