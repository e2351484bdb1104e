// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.amqp;

import dev.faultline.probe.EncryptedProbeContract;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class AmqpContractTest extends EncryptedProbeContract {

    @Override
    protected String kind() {
        return "amqp";
    }

    @Override
    protected Map<String, ?> settings(String host, int port) {
        return Map.of("url", "amqp://" + host + ":" + port);
    }

    @Override
    protected Map<String, ?> encrypted(String host, int port, Optional<Path> caFile) {
        return Map.of(
                "url",
                "amqps://" + host + ":" + port,
                "tls",
                caFile.map(file -> Map.of("ca-file", file.toString())).orElse(Map.of("verify", "true")));
    }

    @Override
    protected String missing() {
        return "no answer to the protocol header";
    }

    /** The beginning of a first frame: a method of 64 bytes. */
    @Override
    protected byte[] beginning() {
        return new byte[] {1, 0, 0, 0, 0, 0, 64, 0, 10, 0, 10};
    }
}
