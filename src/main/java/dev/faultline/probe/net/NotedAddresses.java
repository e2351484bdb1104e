// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Resolves as another does, and notes which addresses each host had. Thread-safe. */
public final class NotedAddresses implements NameResolver {

    private static final int MOST_HOSTS = 1_000;
    private static final int MOST_OF_ONE = 64;

    private final NameResolver resolver;
    private final InstantSource clock;
    private final Map<String, Map<String, HostAddress>> noted = new HashMap<>();

    public NotedAddresses(NameResolver resolver, InstantSource clock) {
        this.resolver = resolver;
        this.clock = clock;
    }

    @Override
    public Future<List<InetAddress>> addresses(String host, NetworkRun run) {
        return resolver.addresses(host, run).onSuccess(found -> note(host, found));
    }

    @Override
    public ResolvConf conf() {
        return resolver.conf();
    }

    /** Those of this program's time, the oldest of a host left out if there are over 64. */
    public synchronized List<HostAddress> all() {
        var all = new ArrayList<HostAddress>();
        noted.values().forEach(each -> all.addAll(each.values()));
        return all;
    }

    private synchronized void note(String host, List<InetAddress> found) {
        var now = clock.instant();
        var name = host.toLowerCase(Locale.ROOT);
        if (noted.size() >= MOST_HOSTS && !noted.containsKey(name)) {
            return;
        }
        var ofHost = noted.computeIfAbsent(name, ignored -> new HashMap<>());
        for (var each : found) {
            note(ofHost, name, each.getHostAddress(), now);
        }
    }

    private static void note(Map<String, HostAddress> ofHost, String host, String address, Instant now) {
        ofHost.merge(address, new HostAddress(host, address, now, now), (known, fresh) -> known.and(now, now));
        if (ofHost.size() > MOST_OF_ONE) {
            ofHost.values().stream()
                    .min(Comparator.comparing(HostAddress::last))
                    .map(HostAddress::address)
                    .ifPresent(ofHost::remove);
        }
    }
}
