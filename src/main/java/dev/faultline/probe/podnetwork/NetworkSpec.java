// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.podnetwork;

import dev.faultline.probe.ProbeSpec;
import dev.faultline.probe.net.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings of the built-in dependency {@code network}.
 *
 * @param control addresses outside the pod of which at least one is reachable while its network works
 */
public record NetworkSpec(List<Endpoint> control) implements ProbeSpec {

    public NetworkSpec {
        control = List.copyOf(control);
    }

    @Override
    public Set<String> endpoints() {
        return control.stream().map(Endpoint::toString).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Map<String, Object> publicView() {
        return Map.of("control", control.stream().map(Endpoint::toString).toList());
    }
}
