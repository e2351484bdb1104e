// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.smtp;

import dev.faultline.probe.ProbeSpec;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a mail server is, how to get in, and whom it has to take mail for.
 *
 * @param endpoint of the server
 * @param security when the connection is encrypted
 * @param tls what is asked of the certificate
 * @param username absent: nobody signs in
 * @param password present with the username
 * @param helo the name that the probe gives itself; absent: its address
 * @param accepts a recipient that it has to take, though nothing is sent
 */
record SmtpSpec(
        Endpoint endpoint,
        MailSecurity security,
        TlsSettings tls,
        Optional<String> username,
        Optional<Secret> password,
        Optional<String> helo,
        Optional<String> accepts)
        implements ProbeSpec {

    @Override
    public Set<String> endpoints() {
        return Set.of(endpoint.toString());
    }

    @Override
    public Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        view.put("address", endpoint.toString());
        view.put("security", security.word());
        if (security != MailSecurity.NONE) {
            view.put("tls", tls.publicView());
        }
        username.ifPresent(name -> view.put("username", name));
        password.ifPresent(secret -> view.put("password", Secret.MASK));
        helo.ifPresent(name -> view.put("helo", name));
        accepts.ifPresent(recipient -> view.put("expect", Map.of("accepts", recipient)));
        return view;
    }

    @Override
    public Set<Secret> secrets() {
        return password.map(Set::of).orElse(Set.of());
    }
}
