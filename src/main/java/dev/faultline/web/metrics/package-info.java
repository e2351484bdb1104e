// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** What Prometheus reads. */
@NullMarked
package dev.faultline.web.metrics;

import org.jspecify.annotations.NullMarked;
