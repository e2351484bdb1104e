// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The kind {@code kafka}. */
@NullMarked
package dev.faultline.probe.kafka;

import org.jspecify.annotations.NullMarked;
