// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mysql;

import dev.faultline.probe.TalkingProbeContract;
import java.util.Map;

class MysqlContractTest extends TalkingProbeContract {

    @Override
    protected String kind() {
        return "mysql";
    }

    @Override
    protected Map<String, ?> settings(String host, int port) {
        return Map.of("url", "mysql://app:secret@" + host + ":" + port + "/orders");
    }

    @Override
    protected boolean serverSpeaksFirst() {
        return true;
    }

    @Override
    protected String missing() {
        return "no greeting from the server";
    }

    /** The header of a greeting, and its first bytes. */
    @Override
    protected byte[] beginning() {
        return new byte[] {74, 0, 0, 0, 10, '8', '.', '0'};
    }
}
