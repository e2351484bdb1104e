// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sharing;

import dev.faultline.probe.scheduler.Prober;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * What all shared checks of this instance have in common.
 *
 * @param plan whose they are
 * @param member tells this process from others of the same name
 * @param prober makes the probes
 * @param board where turns are taken
 * @param thread the one on which all of it happens
 * @param clock the wall clock by which the prober's observations are timed
 * @param random where no two instances shall do the same
 * @param onDown is given the trouble with Redis
 * @param count counts
 */
record SharingContext(
        SharingPlan plan,
        String member,
        Prober prober,
        TurnBoard board,
        ScheduledExecutorService thread,
        InstantSource clock,
        RandomGenerator random,
        Consumer<LinkDown> onDown,
        Consumer<UnaryOperator<SharingFigures>> count) {}
