// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.memcached;

import dev.faultline.probe.TalkingProbeContract;
import java.util.Map;

class BinaryMemcachedContractTest extends TalkingProbeContract {

    @Override
    protected String kind() {
        return "memcached";
    }

    @Override
    protected Map<String, ?> settings(String host, int port) {
        return Map.of("address", host + ":" + port, "username", "app", "password", "secret", "sasl", "binary");
    }

    @Override
    protected String missing() {
        return "no answer to the first command";
    }

    /** The beginning of the answer to the sign-in. */
    @Override
    protected byte[] beginning() {
        return new byte[] {(byte) 0x81, 0x21, 0, 0, 0};
    }
}
