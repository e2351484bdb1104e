// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** One HTTP request, and what is expected of its response. */
@NullMarked
package dev.faultline.probe.http;

import org.jspecify.annotations.NullMarked;
