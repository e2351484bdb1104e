// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import dev.faultline.probe.ProbeSpec;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.Secret;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of kind {@code http}.
 *
 * @param url where the request goes
 * @param method in upper case
 * @param headers sent with it, and with what it is redirected to at the same origin; all of them are kept secret
 * @param body sent with it; kept secret
 * @param expect what a good response looks like
 * @param options how it is made
 * @param tls what is asked of the certificate
 * @param proxy on the way there
 * @param maxBody how many bytes of the response's body are read at most
 */
public record HttpSpec(
        HttpTarget url,
        String method,
        Map<String, Secret> headers,
        Optional<Secret> body,
        HttpExpectation expect,
        HttpOptions options,
        TlsSettings tls,
        ProxyChoice proxy,
        int maxBody)
        implements ProbeSpec {

    public HttpSpec {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    @Override
    public Set<String> endpoints() {
        return Set.of(url.endpoint().toString());
    }

    @Override
    public Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        view.put("url", url.toString());
        view.put("method", method);
        if (!headers.isEmpty()) {
            var masked = new LinkedHashMap<String, Object>();
            headers.keySet().forEach(name -> masked.put(name, Secret.MASK));
            view.put("headers", masked);
        }
        body.ifPresent(hidden -> view.put("body", Secret.MASK));
        view.put("expect", expect.publicView());
        view.putAll(options.publicView());
        if (url.isTls()) {
            view.put("tls", tls.publicView());
        }
        view.put("proxy", proxy.word());
        view.put("max-body", maxBody);
        return view;
    }

    @Override
    public Set<Secret> secrets() {
        var secrets = new LinkedHashSet<>(SecretHeaders.of(headers));
        secrets.addAll(url.secrets());
        secrets.addAll(proxy.secrets());
        body.ifPresent(secrets::add);
        return secrets;
    }
}
