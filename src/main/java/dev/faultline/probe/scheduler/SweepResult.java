// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.probe.Observation;
import java.util.List;
import java.util.Optional;

/**
 * One dependency before and after a sweep.
 *
 * @param dependency its name
 * @param before its latest observation before the sweep, if there was one
 * @param after what the sweep saw
 */
public record SweepResult(String dependency, Optional<Observation> before, Observation after) {

    /** Of a check of a dependency: that one; of one that tells of others: those. */
    static List<SweepResult> of(DependencyWatch watch, List<DependencyStatus> before, Observation after) {
        return watch.statuses().all().stream()
                .map(now -> new SweepResult(
                        now.dependency().name(),
                        before.stream()
                                .filter(each -> each.dependency()
                                        .name()
                                        .equals(now.dependency().name()))
                                .findFirst()
                                .flatMap(DependencyStatus::last),
                        watch.statuses().mayHaveComponent(now.dependency().name())
                                ? now.last().orElse(after)
                                : after))
                .toList();
    }
}
