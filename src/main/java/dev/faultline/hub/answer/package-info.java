// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** The verdict of a fleet: what it needs is read, judged and put into words. */
@NullMarked
package dev.faultline.hub.answer;

import org.jspecify.annotations.NullMarked;
