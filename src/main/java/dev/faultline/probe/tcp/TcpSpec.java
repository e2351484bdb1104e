// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.tcp;

import dev.faultline.probe.ProbeSpec;
import dev.faultline.probe.net.Endpoint;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of kind {@code tcp}.
 *
 * @param address where the listener is
 */
public record TcpSpec(Endpoint address) implements ProbeSpec {

    private static final Set<Integer> PORTS_OF_MYSQL = Set.of(3306, 33060, 4406);

    /** Why this is not to be done to what usually listens there. */
    Optional<String> warning() {
        return PORTS_OF_MYSQL.contains(address.port())
                ? Optional.of("use kind mysql if this is MySQL: connections without a handshake count against its"
                        + " max_connect_errors, and can lock the app out")
                : Optional.empty();
    }

    @Override
    public Set<String> endpoints() {
        return Set.of(address.toString());
    }

    @Override
    public Map<String, Object> publicView() {
        return Map.of("address", address.toString());
    }
}
