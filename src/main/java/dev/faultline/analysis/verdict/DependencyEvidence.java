// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.dependency.Dependency;
import dev.faultline.timeline.Timeline;

/**
 * What is known of one dependency when a window is judged.
 *
 * @param dependency which
 * @param timeline what was seen of it, at least over the question's reach
 * @param observations how many observations lie in the window
 */
public record DependencyEvidence(Dependency dependency, Timeline timeline, long observations) {}
