// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.tcp;

import dev.faultline.probe.ProbeSpec;
import dev.faultline.probe.net.Endpoint;
import java.util.Map;
import java.util.Set;

/**
 * The settings of kind {@code tcp}.
 *
 * @param address where the listener is
 */
public record TcpSpec(Endpoint address) implements ProbeSpec {

    @Override
    public Set<String> endpoints() {
        return Set.of(address.toString());
    }

    @Override
    public Map<String, Object> publicView() {
        return Map.of("address", address.toString());
    }
}
