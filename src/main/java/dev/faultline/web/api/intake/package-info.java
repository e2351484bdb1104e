// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** What stands before the resources: bodies are read, and calls wait their turn, without a thread. */
@NullMarked
package dev.faultline.web.api.intake;

import org.jspecify.annotations.NullMarked;
