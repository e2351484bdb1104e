// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.scope;

import dev.faultline.hub.scope.InstanceSight.Sight;
import java.util.List;
import java.util.Optional;

/**
 * What the instances on one node observed: together one point of view.
 *
 * @param node its name
 * @param zone its zone, if they say so
 * @param instances at least one
 */
public record NodeSight(String node, Optional<String> zone, List<InstanceSight> instances) {

    public NodeSight {
        instances = List.copyOf(instances);
    }

    /** Failed if it failed for all who know; clear if one reached it; unknown if none knows. */
    public Sight sight() {
        if (has(Sight.CLEAR)) {
            return Sight.CLEAR;
        }
        return has(Sight.FAILED) ? Sight.FAILED : Sight.UNKNOWN;
    }

    boolean has(Sight sight) {
        return instances.stream().anyMatch(each -> each.sight() == sight);
    }

    /** Whether all on it may have failed. */
    boolean canFail() {
        return !has(Sight.CLEAR);
    }

    /** Whether none on it need have failed. */
    boolean canBeClear() {
        return !has(Sight.FAILED);
    }

    /** Whether it may have failed for some on it, and not for others. */
    boolean canBeMixed() {
        var unknown =
                instances.stream().filter(each -> each.sight() == Sight.UNKNOWN).count();
        return isMixed() || unknown > 1 || unknown == 1 && instances.size() > 1;
    }

    /** Whether it certainly failed for some on it, and not for others. */
    boolean isMixed() {
        return has(Sight.FAILED) && has(Sight.CLEAR);
    }

    /** Whether it certainly failed for all on it. */
    boolean mustFail() {
        return instances.stream().allMatch(each -> each.sight() == Sight.FAILED);
    }
}
