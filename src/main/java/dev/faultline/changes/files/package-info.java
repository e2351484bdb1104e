// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Edits of mounted config and secret files, told from fingerprints that give nothing of their contents away. */
@NullMarked
package dev.faultline.changes.files;

import org.jspecify.annotations.NullMarked;
