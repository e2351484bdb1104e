/** What callers send: query parameters and bodies, read with every fault in them told at once. */
@NullMarked
package dev.faultline.web.api.request;

import org.jspecify.annotations.NullMarked;
