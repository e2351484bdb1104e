// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.shipping;

/**
 * An hour of packed observations that is shipped.
 *
 * @param hour since 1970
 * @param mark as it was when the batch was read
 */
record BlockPlace(long dependency, long hour, long mark) {}
