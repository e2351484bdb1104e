// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.smtp;

import dev.faultline.probe.EncryptedProbeContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SmtpContractTest extends EncryptedProbeContract {

    @Override
    protected String kind() {
        return "smtp";
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
                "security",
                "tls",
                "tls",
                caFile.map(file -> Map.of("ca-file", file.toString())).orElse(Map.of("verify", "true")));
    }

    @Override
    protected boolean serverSpeaksFirst() {
        return true;
    }

    @Override
    protected List<String> foreignWords() {
        return List.of("SSH-2.0-OpenSSH_9.6\r\n", "+OK POP3 ready\r\n", "HTTP/1.1 400 Bad Request\r\n\r\n");
    }

    @Override
    protected String missing() {
        return "no greeting from the server";
    }

    @Override
    protected byte[] beginning() {
        return ascii("220-mail");
    }
}
