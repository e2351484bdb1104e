/** The HTTP interface: one resource for each thing that is asked or told, and who may call. */
@NullMarked
package dev.faultline.web.api;

import org.jspecify.annotations.NullMarked;
