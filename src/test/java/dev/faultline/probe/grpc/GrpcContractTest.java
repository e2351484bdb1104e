// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.grpc;

import dev.faultline.probe.EncryptedProbeContract;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class GrpcContractTest extends EncryptedProbeContract {

    @Override
    protected String kind() {
        return "grpc";
    }

    @Override
    protected Map<String, ?> settings(String host, int port) {
        return Map.of("address", host + ":" + port);
    }

    @Override
    protected Map<String, ?> encrypted(String host, int port, Optional<Path> caFile) {
        return Map.of(
                "url",
                "grpcs://" + host + ":" + port,
                "tls",
                caFile.map(file -> Map.of("ca-file", file.toString())).orElse(Map.of("verify", "true")));
    }

    @Override
    protected String missing() {
        return "no answer from the health service";
    }

    /** The beginning of the settings of a server of HTTP/2. */
    @Override
    protected byte[] beginning() {
        return new byte[] {0, 0, 6, 4, 0, 0, 0};
    }
}
