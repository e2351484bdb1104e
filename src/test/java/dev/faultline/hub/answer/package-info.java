// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.faultline.hub.answer;

import org.jspecify.annotations.NullMarked;
