// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Probes that many instances share: each interval one of them probes, and the others take over what it observed.
 *
 * <ul>
 *   <li>What is shared? {@code SharedIdentity}: the same check, of one app or of all, by {@code CoordinationSettings}.
 *   <li>Whose turn is it? {@code SharedWatch} asks at its {@code TurnPhase}; {@code TurnBoard} are the commands to Redis, over a
 *       {@code RedisLink}, in the time of its {@code RedisClock}.
 *   <li>What did the others observe? {@code SharedEntry} of the board's stream.
 *   <li>What without Redis? {@code LonePace}.
 *   <li>Who starts and stops it? {@code ProbeCoordinator}.
 * </ul>
 */
@NullMarked
package dev.faultline.sharing;

import org.jspecify.annotations.NullMarked;
