package dev.faultline.probe.net;

import dev.faultline.probe.Failure;

/**
 * One step of a probe over the network.
 *
 * @param label the phase it is measured as; empty: it counts in the total only
 * @param whenLate the class of the failure when the deadline comes during this step
 */
public record Step(String label, Failure whenLate) {

    /** The name is being resolved. */
    public static final Step RESOLVE = new Step("resolve", Failure.DNS);

    /** TCP connections are being tried. */
    public static final Step CONNECT = new Step("connect", Failure.CONNECT_TIMEOUT);

    /** Connected; the TLS handshake is under way. */
    public static final Step TLS = new Step("tls", Failure.TIMEOUT);

    /** The question is sent; nothing of the answer is there. */
    public static final Step FIRST_BYTE = new Step("first-byte", Failure.TIMEOUT);

    /** The answer has begun. */
    public static final Step BODY = new Step("", Failure.TIMEOUT);

    /** The phase that spans all steps. */
    public static final String TOTAL = "total";
}
