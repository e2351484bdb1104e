// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.redis;

import dev.faultline.probe.EncryptedProbeContract;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

class RedisProbeContractTest extends EncryptedProbeContract {

    @Override
    protected String kind() {
        return "redis";
    }

    @Override
    protected Map<String, ?> settings(String host, int port) {
        return Map.of("url", "redis://" + host + ":" + port);
    }

    @Override
    protected Map<String, ?> encrypted(String host, int port, Optional<Path> caFile) {
        var settings = new HashMap<String, Object>();
        settings.put("url", "rediss://" + host + ":" + port);
        caFile.ifPresent(file -> settings.put("tls", Map.of("ca-file", file)));
        return settings;
    }

    @Override
    protected String missing() {
        return "no answer to PING";
    }

    @Override
    protected byte[] beginning() {
        return ascii("+PON");
    }
}
