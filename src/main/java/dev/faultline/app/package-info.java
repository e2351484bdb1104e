// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The program as a whole. {@code Main} is the way in; the others answer one question each:
 *
 * <ul>
 *   <li>What is made of what? {@code ProgramAssembly}, {@code HubAssembly} for a hub; the beans only hand it out.
 *   <li>In which order does it start and stop, and what takes up a new config? {@code ProgramLifecycle}; {@code ProcessExit} is the
 *       signal and the exit status.
 *   <li>Which threads are there? {@code ProgramThreads}, {@code PeriodicChores}, {@code ChoreSchedule}.
 * </ul>
 */
@NullMarked
package dev.faultline.app;

import org.jspecify.annotations.NullMarked;
