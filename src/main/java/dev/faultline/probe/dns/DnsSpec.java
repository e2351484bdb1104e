// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.dns;

import dev.faultline.probe.ProbeSpec;
import dev.faultline.probe.net.Endpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of kind {@code dns}.
 *
 * @param name what is asked for; with a dot at its end, or with a server of its own, no search domain is tried
 * @param server who is asked; absent: the pod's name servers
 * @param type the record type asked for
 * @param contains what the answer must contain, each
 */
public record DnsSpec(String name, Optional<Endpoint> server, RecordKind type, List<String> contains)
        implements ProbeSpec {

    public DnsSpec {
        contains = List.copyOf(contains);
    }

    @Override
    public Set<String> endpoints() {
        return server.map(asked -> Set.of(asked.toString())).orElse(Set.of());
    }

    @Override
    public Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        view.put("name", name);
        server.ifPresent(asked -> view.put("server", asked.toString()));
        view.put("type", type.name());
        if (!contains.isEmpty()) {
            view.put("expect", Map.of("contains", contains));
        }
        return view;
    }
}
