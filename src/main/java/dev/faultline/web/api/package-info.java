// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The HTTP API: one resource for each kind of request, and who may call. */
@NullMarked
package dev.faultline.web.api;

import org.jspecify.annotations.NullMarked;
