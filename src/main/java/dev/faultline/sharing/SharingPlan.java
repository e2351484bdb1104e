// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sharing;

import dev.faultline.probe.Check;
import java.util.List;
import java.util.Optional;

/**
 * What is shared with whom.
 *
 * @param app the app that this instance stands beside
 * @param instance its name
 * @param node where it runs, if that is known
 * @param settings where instances agree on their turns; absent: nothing is shared
 * @param checks those that are shared
 */
public record SharingPlan(
        String app,
        String instance,
        Optional<String> node,
        Optional<CoordinationSettings> settings,
        List<Check<?>> checks) {

    static final SharingPlan NONE = new SharingPlan("", "", Optional.empty(), Optional.empty(), List.of());

    public SharingPlan {
        checks = List.copyOf(checks);
    }

    /** Whether there is anything to take turns at. */
    boolean isActive() {
        return settings.isPresent() && !checks.isEmpty();
    }
}
