// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import dev.faultline.probe.FailureClass;

/**
 * One step of a probe over the network.
 *
 * @param label the phase it is measured as; empty: it counts in the total only
 * @param whenLate the class of the failure when the deadline comes during this step
 */
public record ProbeStep(String label, FailureClass whenLate) {

    /** The name is being resolved. */
    public static final ProbeStep RESOLVE = new ProbeStep("resolve", FailureClass.DNS);

    /** TCP connections are being tried. */
    public static final ProbeStep CONNECT = new ProbeStep("connect", FailureClass.CONNECT_TIMEOUT);

    /** Connected; the TLS handshake is under way. */
    public static final ProbeStep TLS = new ProbeStep("tls", FailureClass.TIMEOUT);

    /** The question is sent; nothing of the answer is there. */
    public static final ProbeStep FIRST_BYTE = new ProbeStep("first-byte", FailureClass.TIMEOUT);

    /** The answer has begun. */
    public static final ProbeStep BODY = new ProbeStep("", FailureClass.TIMEOUT);

    /** The phase that spans all steps. */
    public static final String TOTAL = "total";
}
