// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import java.time.Instant;

/**
 * An address that a host had.
 *
 * @param host in lower case, as the config names it
 * @param address a literal
 * @param first when it was resolved to it first
 * @param last when it was resolved to it last
 */
public record HostAddress(String host, String address, Instant first, Instant last) {

    /** The same, resolved at another time too. */
    public HostAddress and(Instant otherFirst, Instant otherLast) {
        return new HostAddress(
                host,
                address,
                otherFirst.isBefore(first) ? otherFirst : first,
                otherLast.isAfter(last) ? otherLast : last);
    }
}
