// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What holds for every kind that asks a server by HTTP or HTTPS. */
public abstract class HttpsProbeContract extends EncryptedProbeContract {

    /** What is asked for, from the slash on. */
    protected abstract String path();

    @Override
    protected final Map<String, ?> settings(String host, int port) {
        return Map.of("url", "http://" + host + ":" + port + path());
    }

    @Override
    protected final Map<String, ?> encrypted(String host, int port, Optional<Path> caFile) {
        var settings = new HashMap<String, Object>();
        settings.put("url", "https://" + host + ":" + port + path());
        caFile.ifPresent(file -> settings.put("tls", Map.of("ca-file", file)));
        return settings;
    }

    @Override
    protected final String missing() {
        return "no response headers";
    }
}
