// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.tls;

import dev.faultline.probe.ProbeSpec;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.TlsSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The settings of kind {@code tls}.
 *
 * @param address where the listener is
 * @param tls what is asked of its certificate
 */
public record TlsSpec(Endpoint address, TlsSettings tls) implements ProbeSpec {

    @Override
    public Set<String> endpoints() {
        return Set.of(address.toString());
    }

    @Override
    public Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        view.put("address", address.toString());
        view.putAll(tls.publicView());
        return view;
    }
}
