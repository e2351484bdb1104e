// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/** Finds outages that leave no 5xx: routes that fail when they are asked, requests that stop. */
@NullMarked
package dev.faultline.detection.outage;

import org.jspecify.annotations.NullMarked;
