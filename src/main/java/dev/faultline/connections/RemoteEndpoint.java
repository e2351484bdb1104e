// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import dev.faultline.text.AddressText;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * The other end of connections.
 *
 * @param address a literal, as {@link InetAddress#getHostAddress()} writes it
 */
public record RemoteEndpoint(String address, int port) {

    static RemoteEndpoint of(InetAddress address, int port) {
        return new RemoteEndpoint(address.getHostAddress(), port);
    }

    /** By hand: it is asked for each reading, and what the compiler makes of a record is slow in a native image. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RemoteEndpoint that && port == that.port && address.equals(that.address);
    }

    @Override
    public int hashCode() {
        return 31 * address.hashCode() + port;
    }

    /** {@code 10.0.0.3:5432}, an IPv6 address in brackets and in its short form. */
    @Override
    public String toString() {
        var text = AddressText.of(address);
        return (text.indexOf(':') >= 0 ? "[" + text + "]" : text) + ":" + port;
    }
}
