// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.kafka;

import dev.faultline.probe.EncryptedProbeContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class KafkaContractTest extends EncryptedProbeContract {

    @Override
    protected String kind() {
        return "kafka";
    }

    @Override
    protected Map<String, ?> settings(String host, int port) {
        return Map.of("brokers", List.of(host + ":" + port), "topics", List.of("orders"));
    }

    @Override
    protected Map<String, ?> encrypted(String host, int port, Optional<Path> caFile) {
        return Map.of(
                "brokers",
                List.of(host + ":" + port),
                "tls",
                caFile.map(file -> Map.of("ca-file", file.toString())).orElse(Map.of("verify", "true")));
    }

    @Override
    protected String missing() {
        return "no answer to the question for its versions";
    }

    /** A response of 200 bytes to the first request. */
    @Override
    protected byte[] beginning() {
        return new byte[] {0, 0, 0, (byte) 200, 0, 0, 0, 1, 0, 0};
    }
}
