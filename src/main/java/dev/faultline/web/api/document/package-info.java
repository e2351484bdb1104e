/** The JSON documents that callers get. */
@NullMarked
package dev.faultline.web.api.document;

import org.jspecify.annotations.NullMarked;
