// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.memcached;

import dev.faultline.probe.EncryptedProbeContract;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class MemcachedContractTest extends EncryptedProbeContract {

    @Override
    protected String kind() {
        return "memcached";
    }

    @Override
    protected Map<String, ?> settings(String host, int port) {
        return Map.of("address", host + ":" + port);
    }

    @Override
    protected Map<String, ?> encrypted(String host, int port, Optional<Path> caFile) {
        return Map.of(
                "address",
                host + ":" + port,
                "tls",
                caFile.map(file -> Map.of("ca-file", file.toString())).orElse(Map.of("verify", "true")));
    }

    @Override
    protected String missing() {
        return "no answer to the first command";
    }

    @Override
    protected byte[] beginning() {
        return ascii("EN");
    }
}
