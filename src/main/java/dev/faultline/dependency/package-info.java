// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** What the app needs, and the pace at which it is watched. Pure: values only. */
@NullMarked
package dev.faultline.dependency;

import org.jspecify.annotations.NullMarked;
