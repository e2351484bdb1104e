// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.tls;

import dev.faultline.probe.ProbeSpec;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.TlsSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of kind {@code tls}.
 *
 * @param address where the listener is
 * @param startTls the protocol that begins in clear; absent: TLS begins at once
 * @param tls what is asked of its certificate
 */
record TlsSpec(Endpoint address, Optional<StartTls> startTls, TlsSettings tls) implements ProbeSpec {

    @Override
    public Set<String> endpoints() {
        return Set.of(address.toString());
    }

    @Override
    public Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        view.put("address", address.toString());
        startTls.ifPresent(protocol -> view.put("starttls", protocol.word()));
        view.putAll(tls.publicView());
        return view;
    }
}
