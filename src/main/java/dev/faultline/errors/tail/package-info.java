// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Follows log files that other processes write. {@code LogPoller} is the way in; the others answer one question each:
 *
 * <ul>
 *   <li>What came? {@code LogFollower} gives a {@code LogBatch}; {@code LineScanner} cuts lines, {@code ContainerLines} unwraps them.
 *   <li>Was the log rotated? {@code RotationChain} sees that the path leads elsewhere, {@code TailedFile} that a file was emptied,
 *       {@code RewrittenLog} that an editor put a copy in its place.
 *   <li>Where did its other files go? {@code RotationSearch}, by {@code RotatedFiles}, {@code RotatedName} and {@code RotationOrder}.
 *   <li>Is it the same file? {@code FileIdentity} by its number, {@code LogFingerprint} by what it holds.
 *   <li>How far was it read? {@code LogPlace}, of a {@code FileOffset} each; {@code RetiredOffsets} of those that are done with.
 * </ul>
 */
@NullMarked
package dev.faultline.errors.tail;

import org.jspecify.annotations.NullMarked;
