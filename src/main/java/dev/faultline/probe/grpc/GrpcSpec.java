// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.grpc;

import dev.faultline.probe.ProbeSpec;
import dev.faultline.probe.http.SecretHeaders;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which service of which server is asked how it is.
 *
 * @param endpoint of the server or of a proxy before it
 * @param tls present if the connection is encrypted
 * @param service its full name; empty: the server as a whole
 * @param authority what the server is called in the request; absent: the endpoint
 * @param metadata sent with the request, by names in lower case
 * @param status what it has to say of itself
 * @param unimplemented whether a server without the health service is up
 */
record GrpcSpec(
        Endpoint endpoint,
        Optional<TlsSettings> tls,
        String service,
        Optional<String> authority,
        Map<String, Secret.Text> metadata,
        ServingStatus status,
        boolean unimplemented)
        implements ProbeSpec {

    GrpcSpec {
        metadata = Map.copyOf(metadata);
    }

    @Override
    public Set<String> endpoints() {
        return Set.of(endpoint.toString());
    }

    @Override
    public Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        view.put("url", (tls.isPresent() ? "grpcs://" : "grpc://") + endpoint);
        if (!service.isEmpty()) {
            view.put("service", service);
        }
        authority.ifPresent(name -> view.put("authority", name));
        if (!metadata.isEmpty()) {
            var masked = new LinkedHashMap<String, String>();
            metadata.keySet().stream().sorted().forEach(name -> masked.put(name, Secret.MASK));
            view.put("metadata", masked);
        }
        tls.ifPresent(settings -> view.put("tls", settings.publicView()));
        view.put("expect", Map.of("status", status.name(), "unimplemented", unimplemented ? "up" : "down"));
        return view;
    }

    @Override
    public Set<Secret> secrets() {
        return SecretHeaders.of(Map.copyOf(metadata));
    }
}
