// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** What happens while Faultline runs: an event stream for listeners, and webhooks that retry until the receiver has it. */
@NullMarked
package dev.faultline.notify;

import org.jspecify.annotations.NullMarked;
