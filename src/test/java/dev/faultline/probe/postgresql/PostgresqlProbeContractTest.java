// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import dev.faultline.probe.TalkingProbeContract;
import java.util.Map;

class PostgresqlProbeContractTest extends TalkingProbeContract {

    @Override
    protected String kind() {
        return "postgresql";
    }

    @Override
    protected Map<String, ?> settings(String host, int port) {
        return Map.of("url", "postgresql://app:secret@" + host + ":" + port + "/orders?sslmode=disable");
    }

    @Override
    protected String missing() {
        return "no answer to the start of the session";
    }

    /** "Authentication is fine", and the start of a message of 50 bytes that gives a parameter. */
    @Override
    protected byte[] beginning() {
        return ascii("R\0\0\0\u0008\0\0\0\0S\0\0\0\u0032server_version");
    }
}
