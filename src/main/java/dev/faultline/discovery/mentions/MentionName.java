// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery.mentions;

import dev.faultline.probe.net.Endpoint;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a dependency is called before anybody named it: as its host is, or else as the variable is that names it. */
public final class MentionName {

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*|localhost(\\..*)?|host\\..*\\.internal");
    private static final Pattern IN_CLUSTER = Pattern.compile("[^.]+(\\.[^.]+\\.svc(\\..*)?)?");
    private static final int LONGEST = 60;

    private MentionName() {}

    static String of(Endpoint endpoint, String stem) {
        var host = endpoint.host();
        if (ADDRESS.matcher(host).matches()) {
            return fit(stem.equals("PG") ? "postgresql" : stem);
        }
        return fit(IN_CLUSTER.matcher(host).matches() ? host.replaceFirst("\\..*", "") : host);
    }

    /** A name that a config file takes: lower case, no other signs than dots and dashes. */
    public static String fit(String text) {
        var name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("^[.-]+|[.-]+$", "");
        return name.isEmpty() ? "dependency" : name.substring(0, Math.min(LONGEST, name.length()));
    }
}
