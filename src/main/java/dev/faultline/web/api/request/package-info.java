// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** What callers send: query parameters and bodies, read so that all faults are reported at once. */
@NullMarked
package dev.faultline.web.api.request;

import org.jspecify.annotations.NullMarked;
