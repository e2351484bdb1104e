/** The ports through which observations and changes are kept and read again. Pure; sqlite and memory are its adapters. */
@NullMarked
package dev.faultline.store;

import org.jspecify.annotations.NullMarked;
