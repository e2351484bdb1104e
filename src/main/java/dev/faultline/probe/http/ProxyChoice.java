// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import dev.faultline.settings.Secret;
import dev.faultline.settings.SettingsSection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which HTTP proxy a request takes.
 *
 * @param word as the config file has it, a URL without its credentials
 * @param plain for {@code http}
 * @param tls for {@code https}, by {@code CONNECT}
 * @param except what is reached without one
 */
record ProxyChoice(String word, Optional<HttpTarget> plain, Optional<HttpTarget> tls, ProxyExceptions except) {

    static final ProxyChoice NONE =
            new ProxyChoice("none", Optional.empty(), Optional.empty(), ProxyExceptions.parse(""));

    private static final String ALLOWED = "none, env, or the URL of a proxy such as http://proxy:3128";

    /**
     * Reads the key {@code proxy}.
     *
     * @param environment the variables of this process
     */
    static ProxyChoice read(SettingsSection settings, Function<String, Optional<String>> environment) {
        var word = settings.text("proxy").map(String::strip).orElse("none");
        if (word.equals("none")) {
            return NONE;
        }
        if (!word.equals("env")) {
            var proxy = proxy(word);
            if (proxy.isEmpty()) {
                settings.reject("proxy", ALLOWED);
            }
            return proxy.map(found -> new ProxyChoice(found.toString(), proxy, proxy, NONE.except))
                    .orElse(NONE);
        }
        var all = first(environment, "all_proxy", "ALL_PROXY");
        var plain = first(environment, "http_proxy", "HTTP_PROXY").or(() -> all);
        var tls = first(environment, "https_proxy", "HTTPS_PROXY").or(() -> all);
        if (Stream.of(plain, tls)
                .anyMatch(text -> text.isPresent() && proxy(text.get()).isEmpty())) {
            settings.reject("proxy", "env only where HTTP_PROXY and HTTPS_PROXY are URLs such as http://proxy:3128");
            return NONE;
        }
        return new ProxyChoice(
                word,
                plain.flatMap(ProxyChoice::proxy),
                tls.flatMap(ProxyChoice::proxy),
                ProxyExceptions.parse(first(environment, "no_proxy", "NO_PROXY").orElse("")));
    }

    private static Optional<String> first(Function<String, Optional<String>> environment, String... names) {
        return Stream.of(names)
                .flatMap(name -> environment.apply(name).stream())
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private static Optional<HttpTarget> proxy(String text) {
        return HttpTarget.parse(text.contains("://") ? text : "http://" + text).filter(target -> !target.isTls());
    }

    /** The one for a request to the given place; empty if it goes there itself. */
    Optional<HttpTarget> of(HttpTarget target) {
        return except.include(target.endpoint()) ? Optional.empty() : target.isTls() ? tls : plain;
    }

    Set<Secret> secrets() {
        var secrets = new LinkedHashSet<Secret>();
        Stream.of(plain, tls).flatMap(Optional::stream).forEach(proxy -> secrets.addAll(proxy.secrets()));
        return secrets;
    }
}
