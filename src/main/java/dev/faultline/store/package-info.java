// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** What all stores share: retention, state, and what became of a batch. Pure. */
@NullMarked
package dev.faultline.store;

import org.jspecify.annotations.NullMarked;
