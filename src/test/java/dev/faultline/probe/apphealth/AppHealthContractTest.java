// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.apphealth;

import dev.faultline.probe.EncryptedProbeContract;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class AppHealthContractTest extends EncryptedProbeContract {

    @Override
    protected String kind() {
        return "app-health";
    }

    @Override
    protected Map<String, ?> settings(String host, int port) {
        return Map.of("url", "http://" + host + ":" + port + "/q/health");
    }

    @Override
    protected Map<String, ?> encrypted(String host, int port, Optional<Path> caFile) {
        var settings = new HashMap<String, Object>();
        settings.put("url", "https://" + host + ":" + port + "/q/health");
        caFile.ifPresent(file -> settings.put("tls", Map.of("ca-file", file)));
        return settings;
    }

    @Override
    protected String missing() {
        return "no response headers";
    }

    @Override
    protected List<String> foreignWords() {
        return List.of(
                "SSH-2.0-OpenSSH_9.6\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 404 Not Found\r\nContent-Length: 15\r\n\r\n{\"error\": \"no\"}");
    }

    @Override
    protected byte[] beginning() {
        return ascii("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"status\"");
    }
}
