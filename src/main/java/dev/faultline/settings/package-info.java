/** Settings as a config file gives them: read key by key, with secrets that never show. Pure. */
@NullMarked
package dev.faultline.settings;

import org.jspecify.annotations.NullMarked;
