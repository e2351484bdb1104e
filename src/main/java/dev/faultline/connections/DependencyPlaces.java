// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import dev.faultline.dependency.Dependency;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.HostAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which dependency is at which address and port: by the addresses that its hosts have or had. */
public final class DependencyPlaces {

    private final Map<RemoteEndpoint, Set<String>> names = new HashMap<>();
    private final Map<RemoteEndpoint, List<HostAddress>> hosts = new HashMap<>();
    private final Map<String, List<HostAddress>> addresses;

    public DependencyPlaces(Collection<Dependency> dependencies, Collection<HostAddress> addresses) {
        this.addresses = addresses.stream().collect(Collectors.groupingBy(HostAddress::host));
        dependencies.forEach(this::add);
    }

    private void add(Dependency dependency) {
        for (var place : dependency.endpoints()) {
            // A path is none.
            Endpoint.parse(place).ifPresent(endpoint -> add(dependency.name(), endpoint));
        }
    }

    private void add(String dependency, Endpoint endpoint) {
        for (var address : addresses.getOrDefault(endpoint.host().toLowerCase(Locale.ROOT), List.of())) {
            var place = place(address.address(), endpoint.port());
            names.computeIfAbsent(place, ignored -> new TreeSet<>()).add(dependency);
            hosts.computeIfAbsent(place, ignored -> new ArrayList<>()).add(address);
        }
    }

    /** The addresses of the loopback interface are one place. */
    private static RemoteEndpoint place(String address, int port) {
        var isLoopback = address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1");
        return new RemoteEndpoint(isLoopback ? "127.0.0.1" : address, port);
    }

    /** The names of the dependencies there; empty if no dependency is. */
    public Set<String> at(RemoteEndpoint endpoint) {
        return names.getOrDefault(place(endpoint.address(), endpoint.port()), Set.of());
    }

    /** By which hosts a dependency is there, with when they had that address. */
    public List<HostAddress> hostsAt(RemoteEndpoint endpoint) {
        return hosts.getOrDefault(place(endpoint.address(), endpoint.port()), List.of());
    }

    /** Every address of a host. */
    public List<HostAddress> addressesOf(String host) {
        return addresses.getOrDefault(host, List.of());
    }
}
