// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** What an attacker, or bad luck, may bring: each shape is tried on the packaged program. */
@NullMarked
package dev.faultline.blackbox.hostile;

import org.jspecify.annotations.NullMarked;
