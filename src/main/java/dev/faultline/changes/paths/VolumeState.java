// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.paths;

import dev.faultline.probe.file.InodeUsage;

/**
 * The volume that a path lies on, at one time.
 *
 * @param name what is mounted there, by the name the system gives it; empty if that is unknown
 * @param readOnly whether it is mounted read-only
 * @param free bytes that this process may still use; negative if that is unknown
 * @param total bytes in all; negative if that is unknown
 * @param inodes files that it can still take
 */
public record VolumeState(String name, boolean readOnly, long free, long total, InodeUsage inodes) {}
