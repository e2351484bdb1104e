// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.tcp;

import dev.faultline.probe.ProbeContract;
import java.util.Map;

class TcpProbeContractTest extends ProbeContract {

    @Override
    protected String kind() {
        return "tcp";
    }

    @Override
    protected Map<String, ?> settings(String host, int port) {
        return Map.of("address", host + ":" + port);
    }
}
