// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.tls;

import dev.faultline.probe.EncryptedProbeContract;
import dev.faultline.probe.FailureClass;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

class TlsProbeContractTest extends EncryptedProbeContract {

    @Override
    protected String kind() {
        return "tls";
    }

    @Override
    protected Map<String, ?> settings(String host, int port) {
        return encrypted(host, port, Optional.empty());
    }

    @Override
    protected Map<String, ?> encrypted(String host, int port, Optional<Path> caFile) {
        var settings = new HashMap<String, Object>();
        settings.put("address", host + ":" + port);
        caFile.ifPresent(file -> settings.put("ca-file", file));
        return settings;
    }

    @Override
    protected FailureClass classed(FailureClass usual) {
        return usual == FailureClass.PROTOCOL ? FailureClass.TLS : usual;
    }

    @Override
    protected String missing() {
        return "to the TLS handshake";
    }

    /** The header of a handshake record of 122 bytes, and the start of the ServerHello in it. */
    @Override
    protected byte[] beginning() {
        return new byte[] {0x16, 3, 3, 0, 0x7A, 2, 0, 0, 0x76, 3, 3};
    }
}
