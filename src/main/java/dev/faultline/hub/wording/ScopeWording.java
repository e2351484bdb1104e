// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.wording;

import dev.faultline.hub.scope.FaultScope;

/** Where a fault is, in words. */
public final class ScopeWording {

    private ScopeWording() {}

    /** In a few words, after a colon. */
    public static String of(FaultScope scope) {
        return switch (scope) {
            case DEPENDENCY -> "the dependency, not the way to it";
            case ZONE -> "only from some zones";
            case NODE -> "these nodes' way to it, as other nodes reached it at that time";
            case INSTANCE -> "these instances, as others on the same nodes reached it";
            case RELEASE -> "only one release, so check what came with it";
            case PART -> "a part of what stands behind the name";
            case UNDECIDED -> "what is unknown could change where the fault is";
        };
    }
}
