// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet;

import java.util.Optional;
import java.util.UUID;

/**
 * How far the local store was shipped.
 *
 * @param store the id of the store's file
 * @param database the id of the database that it was shipped to, if it ever was
 * @param batch the number of the last batch that was acknowledged; 0: none
 */
public record OutboxPlace(UUID store, Optional<UUID> database, long batch) {}
