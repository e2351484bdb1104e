// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.podnetwork;

/** What one way of testing the pod's network showed. */
enum NetworkSignal {
    /** Something on the other side answered, if only to refuse. */
    REACHED,
    /** Nothing answered in time. */
    SILENT,
    /** There is nothing to test it with. */
    UNTESTABLE
}
