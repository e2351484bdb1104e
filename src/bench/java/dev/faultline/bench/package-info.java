// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Measures what the packaged program costs: {@code ./mvnw -Pbench verify}. */
@NullMarked
package dev.faultline.bench;

import org.jspecify.annotations.NullMarked;
