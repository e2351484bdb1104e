// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import com.sun.net.httpserver.HttpServer;
import dev.faultline.testing.PackagedSidecar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies in character sets that a native image leaves out unless it is told to keep them. */
class CharsetsIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "windows-1251, работает",
        "windows-1252, prêt €",
        "Shift_JIS, 正常",
        "GBK, 正常",
        "EUC-KR, 정상",
        "ISO-8859-15, prêt €"
    })
    void aBodyIsReadInTheCharacterSetThatItNames(String charset, String text) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var body = text.getBytes(Charset.forName(charset));
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=" + charset);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        var yaml = """
                faultline:
                  app: checkout
                  network: { enabled: false }
                  dependencies:
                    api: { kind: http, url: "http://127.0.0.1:%d/", expect: { body: "%s" }, interval: 200ms }
                """.formatted(server.getAddress().getPort(), text);
        try (var sidecar = PackagedSidecar.start(folder, yaml)) {
            sidecar.awaitStatus("api", "UP");
        } finally {
            server.stop(0);
        }
    }
}
