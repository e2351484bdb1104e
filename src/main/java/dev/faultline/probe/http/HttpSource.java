// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.Secret;
import dev.faultline.settings.SettingsSection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A document that is fetched over HTTP, again and again. Its text form shows no secrets.
 *
 * @param url where it is
 * @param headers sent with the request; all of them are kept secret
 * @param tls what is asked of the certificate
 * @param maxBody how many bytes of the document are read at most, 1 to 64 MiB
 */
public record HttpSource(HttpTarget url, Map<String, Secret> headers, TlsSettings tls, int maxBody) {

    public HttpSource {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** Reads {@code url}, {@code headers}, {@code tls} and {@code max-body}; what is wrong is reported to the settings. */
    public static HttpSource read(SettingsSection settings, int usualMaxBody) {
        return new HttpSource(
                HttpKeys.url(settings),
                HttpKeys.headers(settings),
                TlsSettings.read(settings.section("tls")),
                HttpKeys.maxBody(settings, usualMaxBody));
    }

    /**
     * The document at a URL.
     *
     * @throws IllegalArgumentException if the URL is not absolute, with http or https
     */
    public static HttpSource at(String url, Map<String, Secret> headers, TlsSettings tls, int maxBody) {
        var target = HttpTarget.parse(url).orElseThrow(() -> new IllegalArgumentException("not a URL"));
        return new HttpSource(target, headers, tls, maxBody);
    }

    /** Where the document is: {@code host:port}. */
    public String endpoint() {
        return url.endpoint().toString();
    }

    /** What of it may be shown nowhere. */
    public Set<Secret> secrets() {
        var secrets = new LinkedHashSet<>(SecretHeaders.of(headers));
        secrets.addAll(url.secrets());
        return secrets;
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
