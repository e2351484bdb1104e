// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.apphealth;

import dev.faultline.probe.HttpsProbeContract;
import java.util.List;

class AppHealthContractTest extends HttpsProbeContract {

    @Override
    protected String kind() {
        return "app-health";
    }

    @Override
    protected String path() {
        return "/q/health";
    }

    @Override
    protected List<String> foreignWords() {
        return List.of(
                "SSH-2.0-OpenSSH_9.6\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 404 Not Found\r\nContent-Length: 15\r\n\r\n{\"error\": \"no\"}");
    }

    @Override
    protected byte[] beginning() {
        return ascii("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"status\"");
    }
}
