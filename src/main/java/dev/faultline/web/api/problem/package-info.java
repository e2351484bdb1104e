// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** What a caller did wrong, said as RFC 9457 problems. */
@NullMarked
package dev.faultline.web.api.problem;

import org.jspecify.annotations.NullMarked;
