/** The JSON documents that callers get. */
@NullMarked
package dev.faultline.api.document;

import org.jspecify.annotations.NullMarked;
