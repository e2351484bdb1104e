// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.checkpoint;

/**
 * How far a source has been read, so that after a restart nothing is lost and nothing counted twice.
 *
 * @param reader who reads, unique within the instance, such as {@code access-log}
 * @param place where it has got to, in the reader's own words
 */
public record Checkpoint(String reader, String place) {}
