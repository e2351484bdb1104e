// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/**
 * When to probe, what an observation is worth, and the prober's watch over itself. {@link
 * dev.faultline.probe.scheduler.Prober} is the way in; the others answer one question each:
 *
 * <ul>
 *   <li>Which checks run? {@code RunningWatches}, of one {@code DependencyWatch} each, with a {@code SchedulerContext} in common;
 *       {@code RequestedProbes} for those that {@code WaitingCallers} wait for.
 *   <li>When is one due? {@code ProbeSchedule}, on the {@code ProbeGrid}; sooner in an {@code AlertState}, within the {@code
 *       ExtraProbeLimiter}.
 *   <li>What came of it? {@code ProbeAttempt}, then {@code OutcomeClassifier}, with an {@code ObservationMessage}.
 *   <li>What is the status? {@code WatchedStatuses}, of a {@code StatusTracker} or {@code ComponentStatuses}; {@code
 *       StatusConfirmation} decides, {@code OrderedSink} stores.
 *   <li>Did the prober itself run? {@code SelfMonitor}, by each {@code ThreadBeat} and {@code ClockReading}; {@code ProbeTimer} is
 *       its clock and thread, the {@code SystemTimer} or one of a test; {@code InternalErrors} are our own.
 *   <li>Who hears of it? Each {@code ProbeListener}, {@code StatusLog} first: {@code DependencyStatus}, {@code StatusChange}, {@code
 *       SkipReason}, {@code SweepResult} are what they are given.
 * </ul>
 */
@NullMarked
package dev.faultline.probe.scheduler;

import org.jspecify.annotations.NullMarked;
