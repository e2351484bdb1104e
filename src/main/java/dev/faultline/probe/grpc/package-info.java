// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The kind {@code grpc}. */
@NullMarked
package dev.faultline.probe.grpc;

import org.jspecify.annotations.NullMarked;
