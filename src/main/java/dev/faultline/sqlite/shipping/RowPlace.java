// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.shipping;

/** An incident or a change that is shipped, with its mark when the batch was read. */
record RowPlace(String kind, String key, long mark) {}
