// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** People are told of the incidents of a fleet, once each, however many hubs there are. */
@NullMarked
package dev.faultline.hub.telling;

import org.jspecify.annotations.NullMarked;
