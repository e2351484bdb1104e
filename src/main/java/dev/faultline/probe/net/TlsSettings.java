// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import dev.faultline.settings.SettingsSection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of the other side's certificate, and what is shown to it.
 *
 * @param verify whether its chain and its name are checked
 * @param caFile PEM certificates that are trusted instead of the JVM's; read again when the file changes
 * @param serverName the name that is sent (SNI) and that the certificate must be for; absent: the host
 * @param expiryWarning a certificate that expires sooner than this is a warning, positive
 * @param client what is shown to a server that asks who this is; absent: nothing
 */
public record TlsSettings(
        boolean verify,
        Optional<Path> caFile,
        Optional<String> serverName,
        Duration expiryWarning,
        Optional<ClientCertificate> client) {

    /** Without a client certificate. */
    public TlsSettings(boolean verify, Optional<Path> caFile, Optional<String> serverName, Duration expiryWarning) {
        this(verify, caFile, serverName, expiryWarning, Optional.empty());
    }

    /** What holds where nothing is said. */
    public static final TlsSettings DEFAULT =
            new TlsSettings(true, Optional.empty(), Optional.empty(), Duration.ofDays(14));

    /** Reads {@code verify}, {@code ca-file}, {@code server-name}, {@code expiry-warning}, {@code cert-file} and {@code key-file}. */
    public static TlsSettings read(SettingsSection settings) {
        return read(settings, settings.flag("verify", DEFAULT.verify));
    }

    /** The same where another key says whether the certificate is verified. */
    public static TlsSettings read(SettingsSection settings, boolean verify) {
        var caFile = settings.text("ca-file").map(Path::of);
        caFile.filter(path -> !TrustAnchors.isReadable(path))
                .ifPresent(path -> settings.reject("ca-file", "a readable file of PEM certificates"));
        var serverName = settings.text("server-name");
        serverName
                .filter(name -> !name.matches("[A-Za-z0-9._-]{1,253}"))
                .ifPresent(name -> settings.reject("server-name", "a host name"));
        return new TlsSettings(
                verify,
                caFile,
                serverName,
                settings.duration("expiry-warning", DEFAULT.expiryWarning),
                ClientCertificate.read(settings));
    }

    /** What the section {@code tls} says; absent without one. An empty one is enough for TLS with all defaults. */
    public static Optional<TlsSettings> readIfPresent(SettingsSection settings) {
        return settings.has("tls") ? Optional.of(read(settings.section("tls"))) : Optional.empty();
    }

    /** The same with other authorities. */
    TlsSettings trusting(Path authorities) {
        return new TlsSettings(verify, Optional.of(authorities), serverName, expiryWarning, client);
    }

    /** The same for another server, which is none of those that the certificate is for. */
    public TlsSettings withoutClient() {
        return new TlsSettings(verify, caFile, serverName, expiryWarning);
    }

    /** As answers show it, under the config file's keys. */
    public Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        view.put("verify", verify);
        caFile.ifPresent(path -> view.put("ca-file", path.toString()));
        serverName.ifPresent(name -> view.put("server-name", name));
        view.put("expiry-warning", expiryWarning.toString());
        client.ifPresent(shown -> {
            view.put("cert-file", shown.certFile().toString());
            view.put("key-file", shown.keyFile().toString());
        });
        return view;
    }
}
