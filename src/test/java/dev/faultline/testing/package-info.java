// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Real servers, real faults and small twins for the tests. */
@NullMarked
package dev.faultline.testing;

import org.jspecify.annotations.NullMarked;
