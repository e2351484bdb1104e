/** Measures what the packaged program costs: {@code ./mvnw -Pbench verify}. */
@NullMarked
package dev.faultline.bench;

import org.jspecify.annotations.NullMarked;
