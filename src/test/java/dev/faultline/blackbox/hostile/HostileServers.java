// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.hostile;

import dev.faultline.testing.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Servers of dependencies that send what no server should, and a healthy one beside them. */
final class HostileServers implements AutoCloseable {

    private static final int BURST = 16_384;
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final Map<String, ScriptedServer> servers = new LinkedHashMap<>();
    private final ScriptedServer healthy = ScriptedServer.mute();

    HostileServers() {
        servers.put("http-continues", flood("HTTP/1.1 100 Continue\r\n\r\n"));
        servers.put("http-early-hints", flood("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"));
        servers.put("http-headers", after(OK, "X-Filler: " + "a".repeat(100) + "\r\n"));
        servers.put("http-body", after(OK + "\r\n", "a".repeat(100)));
        servers.put(
                "http-chunks", after(OK + "Transfer-Encoding: chunked\r\n\r\n", "1;" + "x".repeat(90) + "\r\na\r\n"));
        servers.put("http-line", after("HTTP/1.1 200 ", "a".repeat(100)));
        servers.put("http-garbage", flood("\u0000\u0001\u00fe\u00ff"));
        servers.put("http-bomb", ScriptedServer.playing(HostileServers::bomb));
        servers.put(
                "http-circle",
                ScriptedServer.saying("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n"));
        servers.put(
                "http-escapes",
                ScriptedServer.sayingAndClosing("HTTP/1.1 500 \u001b[2J\u0007\u009b31m\r\nContent-Length: 0\r\n\r\n"));
        servers.put("http-reset", ScriptedServer.playing(HostileServers::reset));
        servers.put("postgresql-notices", flood("N\u0000\u0000\u0000\u0008SA\u0000\u0000"));
        servers.put("postgresql-length", flood("R\u007f\u00ff\u00ff\u00ff"));
        servers.put("redis-bulk", flood("$2147483647\r\naaaaaaaa"));
        servers.put("redis-depth", flood("*1\r\n"));
        servers.put("tls-records", flood("\u0016\u0003\u0003\u0040\u0000" + "\u0000".repeat(100)));
    }

    /** The section with all of them; what was expected of them does not matter, only that the healthy one is not blamed. */
    String dependencies() {
        var yaml = new StringBuilder("""
                    healthy: { kind: tcp, address: "127.0.0.1:%d" }
                    healthy-too: { kind: tcp, address: "127.0.0.1:%d" }
                """.formatted(healthy.port(), healthy.port()));
        servers.forEach((name, server) -> yaml.append("    ")
                .append(name)
                .append(": ")
                .append(check(name, server.port()))
                .append('\n'));
        return yaml.toString();
    }

    private static String check(String name, int port) {
        return switch (name.substring(0, name.indexOf('-'))) {
            case "http" -> "{ kind: http, url: \"http://127.0.0.1:" + port + "/\", expect: { body: ok } }";
            case "postgresql" ->
                "{ kind: postgresql, url: \"postgresql://127.0.0.1:" + port
                        + "/a?sslmode=disable\", username: a, password: b }";
            case "redis" -> "{ kind: redis, url: \"redis://127.0.0.1:" + port + "\" }";
            default -> "{ kind: tls, address: \"127.0.0.1:" + port + "\" }";
        };
    }

    int count() {
        return servers.size();
    }

    private static ScriptedServer flood(String text) {
        return after("", text);
    }

    /** Says the first once and the other without end. */
    private static ScriptedServer after(String first, String text) {
        var burst = text.repeat(Math.max(1, BURST / text.length())).getBytes(StandardCharsets.ISO_8859_1);
        return ScriptedServer.playing(socket -> {
            var out = socket.getOutputStream();
            out.write(first.getBytes(StandardCharsets.ISO_8859_1));
            while (true) {
                out.write(burst);
            }
        });
    }

    /** A gigabyte of zeros in a megabyte. */
    private static void bomb(Socket socket) throws IOException {
        var packed = packed();
        var out = socket.getOutputStream();
        out.write((OK + "Content-Encoding: gzip\r\nContent-Length: " + packed.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.write(packed);
    }

    private static byte[] packed() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 64; megabyte++) {
                zip.write(zeros);
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() {
        servers.values().forEach(ScriptedServer::close);
        healthy.close();
    }
}
