// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import dev.faultline.probe.HttpsProbeContract;
import java.util.List;

class HttpProbeContractTest extends HttpsProbeContract {

    @Override
    protected String kind() {
        return "http";
    }

    @Override
    protected String path() {
        return "/health";
    }

    @Override
    protected List<String> foreignWords() {
        return List.of("SSH-2.0-OpenSSH_9.6\r\n", "220 mail.test ESMTP\r\n", "-ERR unknown command\r\n");
    }

    @Override
    protected byte[] beginning() {
        return ascii("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
    }
}
