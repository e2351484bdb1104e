// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Error windows that were detected or recorded, with all that was made of them. Pure. */
@NullMarked
package dev.faultline.incident;

import org.jspecify.annotations.NullMarked;
