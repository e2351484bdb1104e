// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import dev.faultline.settings.SettingsSection;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the Kubernetes API is asked for rollouts: the section {@code changes.kubernetes}.
 *
 * @param enabled whether it is asked at all; off unless said otherwise, for it takes rights
 * @param url of the API server; absent: as the pod's environment says
 * @param namespace of the Deployment; absent: the pod's own
 * @param deployment its name; absent: as the pod's name says
 * @param tokenFile with the service account's token, read anew for each question
 * @param caFile with the certificates that the server's is held against
 */
public record KubernetesSettings(
        boolean enabled,
        Optional<String> url,
        Optional<String> namespace,
        Optional<String> deployment,
        String tokenFile,
        String caFile) {

    private static final String ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount/";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

    /** What holds where nothing is said. */
    public static final KubernetesSettings OFF = new KubernetesSettings(
            false, Optional.empty(), Optional.empty(), Optional.empty(), ACCOUNT + "token", ACCOUNT + "ca.crt");

    static KubernetesSettings read(SettingsSection settings) {
        var url = settings.text("url");
        url.filter(text -> !isHttp(text))
                .ifPresent(text -> settings.reject("url", "the address of an API server such as https://10.0.0.1:443"));
        return new KubernetesSettings(
                settings.flag("enabled", OFF.enabled),
                url.filter(KubernetesSettings::isHttp),
                name(settings, "namespace"),
                name(settings, "deployment"),
                settings.text("token-file").orElse(OFF.tokenFile),
                settings.text("ca-file").orElse(OFF.caFile));
    }

    private static boolean isHttp(String text) {
        try {
            var uri = URI.create(text);
            var scheme = uri.getScheme();
            return uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && ("https".equals(scheme) || "http".equals(scheme));
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    private static Optional<String> name(SettingsSection settings, String key) {
        var name = settings.text(key);
        name.filter(text -> !NAME.matcher(text).matches())
                .ifPresent(text -> settings.reject(key, "a name of Kubernetes: a-z, 0-9, '-' and '.'"));
        return name;
    }
}
