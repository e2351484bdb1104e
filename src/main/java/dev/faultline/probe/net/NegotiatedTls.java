// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import dev.faultline.probe.Outcome;
import dev.faultline.settings.SettingsSection;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether, and how carefully, the connection to a database is encrypted.
 *
 * @param settings what is asked of the certificate, and shown to the server
 */
public record NegotiatedTls(TlsMode mode, TlsSettings settings) {

    /**
     * Reads {@code mode} and the keys of every TLS but {@code verify}, which the mode says.
     *
     * @param inUrl what holds where there is no mode
     */
    public static NegotiatedTls read(SettingsSection tls, TlsMode inUrl) {
        return read(tls, TlsMode.of(tls.choice("mode", inUrl.word(), TlsMode.WORDS)), Optional.empty());
    }

    /**
     * The same with a mode that is read already.
     *
     * @param caFile what holds where the section has none; only used where the mode verifies
     */
    public static NegotiatedTls read(SettingsSection tls, TlsMode mode, Optional<Path> caFile) {
        var settings = TlsSettings.read(tls, mode.verifies());
        return new NegotiatedTls(
                mode, settings.caFile().isEmpty() && caFile.isPresent() ? settings.trusting(caFile.get()) : settings);
    }

    /** Makes its handshakes; loads the trusted authorities now, so that no run waits for it. */
    public TlsClient client(InstantSource clock) {
        var client = mode == TlsMode.VERIFY_CA
                ? TlsClient.acceptingAnyName(settings, clock)
                : new TlsClient(settings, clock);
        if (mode.verifies()) {
            client.prepare();
        }
        return client;
    }

    /** What, all else being well, is to be said of a certificate that expires soon: degraded. */
    public Optional<Outcome> warning(TlsSession session, Instant now) {
        return session.warning(settings, now);
    }

    /** As responses show it, under the config file's keys. */
    public Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        view.put("mode", mode.word());
        if (mode != TlsMode.DISABLE) {
            view.putAll(settings.publicView());
            view.remove("verify");
        }
        return view;
    }
}
