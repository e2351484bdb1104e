// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What may be posted, for the API's description: one record for each body, its components the keys. Bodies are read by
 * {@code web.api.request}, which says of all faults in one where they are.
 */
@NullMarked
package dev.faultline.web.api.body;

import org.jspecify.annotations.NullMarked;
