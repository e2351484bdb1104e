// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.scope;

/** Where the fault is. */
public enum FaultScope {
    /** At least two thirds of the nodes failed: the dependency, not the way to it. */
    DEPENDENCY,
    /** Only nodes of some zones failed, and there at least two thirds. */
    ZONE,
    /** At most a third of the nodes failed, and two others reached it at that time. */
    NODE,
    /** On each node that it failed for, another instance reached it. */
    INSTANCE,
    /** Only instances of one release failed. */
    RELEASE,
    /** Some failed and some did not, in no such way: a part of what stands behind the name. */
    PART,
    /** What is unknown could change it. */
    UNDECIDED
}
