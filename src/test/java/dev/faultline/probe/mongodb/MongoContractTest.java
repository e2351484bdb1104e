// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mongodb;

import dev.faultline.probe.EncryptedProbeContract;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class MongoContractTest extends EncryptedProbeContract {

    @Override
    protected String kind() {
        return "mongodb";
    }

    @Override
    protected Map<String, ?> settings(String host, int port) {
        return Map.of("url", "mongodb://" + host + ":" + port + "/shop");
    }

    @Override
    protected Map<String, ?> encrypted(String host, int port, Optional<Path> caFile) {
        return Map.of(
                "url",
                "mongodb://" + host + ":" + port,
                "tls",
                caFile.map(file -> Map.of("ca-file", file.toString())).orElse(Map.of("verify", "true")));
    }

    @Override
    protected String missing() {
        return "no answer to hello";
    }

    /** The header of a message of 200 bytes. */
    @Override
    protected byte[] beginning() {
        return new byte[] {(byte) 200, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, (byte) 0xDD, 7, 0, 0};
    }
}
