// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe;

import java.util.Arrays;
import java.util.Optional;

/** The class of a failure: at which step, and in which way, an observation went wrong. */
public enum FailureClass {
    /** Nothing went wrong. Its label is empty; answers show it as {@code null}. */
    NONE(""),
    /** The name could not be resolved. */
    DNS("dns"),
    /** The connection was refused or the host is unreachable. */
    CONNECT("connect"),
    /** Nobody answered the attempt to connect in time. */
    CONNECT_TIMEOUT("connect-timeout"),
    /** The TLS handshake failed, or the certificate is not acceptable. */
    TLS("tls"),
    /** The credentials were refused. */
    AUTH("auth"),
    /** Too many connections, a pool or memory exhausted, HTTP 429. */
    CAPACITY("capacity"),
    /** Connected, but no complete answer in time. */
    TIMEOUT("timeout"),
    /** The answer is not of the protocol. */
    PROTOCOL("protocol"),
    /** A proper answer, but not the expected one. */
    ASSERTION("assertion"),
    /** A good answer, later than {@code slow-above}. */
    SLOW("slow"),
    /** A read or write failed, on the network after connecting or on a volume. */
    IO("io"),
    /** The prober's own trouble. */
    PROBER("prober");

    private final String label;

    FailureClass(String label) {
        this.label = label;
    }

    /** The name used in every answer, metric and stored row; empty for {@link #NONE}. */
    public String label() {
        return label;
    }

    /** The class with the given label, if there is one. */
    public static Optional<FailureClass> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(failure -> failure.label.equals(label))
                .findFirst();
    }
}
