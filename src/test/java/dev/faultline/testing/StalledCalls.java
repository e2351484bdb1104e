// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Callers that announce a body and send one byte of it. Their connections are open until this is closed. */
public final class StalledCalls implements AutoCloseable {

    private static final String HEAD = """
            POST %s HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/json\r
            Content-Length: 100\r
            \r
            {""";

    private final List<Socket> callers = new ArrayList<>();

    /** Opens so many, at a port of this machine. */
    public static StalledCalls open(int port, String path, int howMany) throws IOException {
        var stalled = new StalledCalls();
        for (var i = 0; i < howMany; i++) {
            var caller = new Socket(InetAddress.getLoopbackAddress(), port);
            stalled.callers.add(caller);
            caller.getOutputStream().write(HEAD.formatted(path).getBytes(StandardCharsets.US_ASCII));
        }
        return stalled;
    }

    /** Everything that the first of them gets in response, until its connection ends. */
    public String firstResponse() throws IOException {
        return new String(callers.get(0).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        for (var caller : callers) {
            caller.close();
        }
    }
}
