// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.hostile;

import java.util.LinkedHashMap;
import java.util.Map;

/** Requests that are wrong in one way each. */
final class OddRequests {

    private static final String HOST = "Host: localhost\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";

    private OddRequests() {}

    /** What is sent, by what is odd about it. */
    static Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        heads(all);
        bodies(all);
        for (var path : new String[] {
            "/../../etc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/page/..%2f..%2fapplication.properties",
            "/page//main.js",
            "/api/v1/dependencies/%00",
            "/api/v1/dependencies/%ff%fe",
            "/api/v1/%2e%2e/q/metrics",
            "/;a=b/api/v1/verdict",
            "/api/v1/verdict?last=-1",
            "/api/v1/verdict?last=P99999999D",
            "/api/v1/verdict?from=NaN&to=9e999",
            "/api/v1/verdict?from=-999999999-01-01T00:00:00Z&to=now",
            "/api/v1/verdict?last=5m&format=xml",
            "/api/v1/verdict?last=5m&route=%1b%5b2J",
            "/api/v1/dependencies/healthy/observations?limit=99999999999",
            "/api/v1/dependencies/healthy/observations?cursor=%F0%9F",
            "/api/v1/incidents/%00%01",
            "/?from=%u0041&last=5m",
            "/api/v1/overview?last=5m&width=2147483648",
            "/q/metrics?name[]=x",
            "/q/health/group/nothing"
        }) {
            all.put("path " + path, "GET " + path + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");
        }
        return all;
    }

    private static void heads(Map<String, String> all) {
        all.put("no Host", "GET /api/v1/verdict?last=5m HTTP/1.1\r\n\r\n");
        all.put("two Hosts", "GET / HTTP/1.1\r\n" + HOST + "Host: other\r\n\r\n");
        all.put("an empty Accept", "GET /api/v1/report?last=5m HTTP/1.1\r\n" + HOST + "Accept:\r\n\r\n");
        all.put("a broken Accept", "GET /api/v1/verdict?last=5m HTTP/1.1\r\n" + HOST + "Accept: ;;/,q=x\r\n\r\n");
        all.put("a foreign Origin", post("/api/v1/sweep", "Origin: https://evil.example\r\n", ""));
        all.put("HTTP/0.9", "GET /\r\n\r\n");
        all.put("HTTP/9.9", "GET / HTTP/9.9\r\n" + HOST + "\r\n");
        all.put("no method", " / HTTP/1.1\r\n" + HOST + "\r\n");
        all.put("an unknown method", "BREW / HTTP/1.1\r\n" + HOST + "\r\n");
        all.put("CONNECT", "CONNECT evil.example:443 HTTP/1.1\r\n" + HOST + "\r\n");
        all.put("TRACE", "TRACE / HTTP/1.1\r\n" + HOST + "\r\n");
        all.put("an absolute target", "GET http://evil.example/api/v1/verdict?last=5m HTTP/1.1\r\n" + HOST + "\r\n");
        all.put("an asterisk", "OPTIONS * HTTP/1.1\r\n" + HOST + "\r\n");
        all.put("a long first line", "GET /" + "a".repeat(200_000) + " HTTP/1.1\r\n" + HOST + "\r\n");
        all.put("a long header", "GET / HTTP/1.1\r\n" + HOST + "X: " + "a".repeat(200_000) + "\r\n\r\n");
        all.put("many headers", "GET / HTTP/1.1\r\n" + HOST + "X: a\r\n".repeat(20_000) + "\r\n");
        all.put("a header without a name", "GET / HTTP/1.1\r\n" + HOST + ": a\r\n\r\n");
        all.put("a folded header", "GET / HTTP/1.1\r\n" + HOST + "X: a\r\n b\r\n\r\n");
        all.put("a NUL in a header", "GET / HTTP/1.1\r\n" + HOST + "X: a\0b\r\n\r\n");
        all.put("a TLS hello", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003" + "\u0001".repeat(500));
        all.put("garbage", "\u0000\u0001\u0002\u00ff\u00fe".repeat(1_000));
        all.put("the PROXY protocol", "PROXY TCP4 127.0.0.1 127.0.0.1 1 2\r\nGET / HTTP/1.1\r\n" + HOST + "\r\n");
        all.put("many requests at once", ("GET /q/health/live HTTP/1.1\r\n" + HOST + "\r\n").repeat(200));
        all.put("a websocket", "GET / HTTP/1.1\r\n" + HOST + "Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
    }

    private static void bodies(Map<String, String> all) {
        all.put("a negative length", head("/api/v1/errors", "Content-Length: -1\r\n"));
        all.put("a length that is no number", head("/api/v1/errors", "Content-Length: many\r\n"));
        all.put("two lengths", head("/api/v1/errors", "Content-Length: 2\r\nContent-Length: 3\r\n") + "{}");
        all.put("a length of an exabyte", head("/api/v1/errors", "Content-Length: 999999999999999999\r\n") + "{");
        all.put("a length and chunks", hiddenLength());
        all.put("a chunk of no size", badChunk());
        all.put("a chunk of all memory", head("/api/v1/errors", "Transfer-Encoding: chunked\r\n") + "7fffffff\r\n{}");
        all.put("an unknown encoding", head("/api/v1/errors", "Transfer-Encoding: rot13\r\n") + "{}");
        all.put(
                "a body that is expected and never comes",
                head("/api/v1/errors", "Expect: 100-continue\r\nContent-Length: 9\r\n"));
        all.put(
                "a compressed body that is none",
                post("/api/v1/errors", "Content-Encoding: gzip\r\n", "\u001f\u008b garbage"));
        all.put("no JSON", post("/api/v1/verdict", "", "{\"from\":"));
        all.put("deep JSON", post("/api/v1/verdict", "", "[".repeat(50_000)));
        all.put(
                "deep JSON in a field",
                post("/api/v1/errors", "", "{\"errors\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"));
        all.put(
                "a number of a million digits",
                post("/api/v1/errors", "", "{\"errors\":[{\"count\":" + "9".repeat(100_000) + "}]}"));
        all.put("NaN", post("/api/v1/errors", "", "{\"errors\":[{\"at\":NaN,\"count\":Infinity}]}"));
        all.put("half a character", post("/api/v1/changes", "", "{\"kind\":\"other\",\"subject\":\"\\ud800\"}"));
        all.put("no UTF-8", post("/api/v1/changes", "", "{\"kind\":\"other\",\"subject\":\"\u00ff\u00fe\"}"));
        all.put(
                "a key twice",
                post("/api/v1/changes", "", "{\"kind\":\"other\",\"kind\":\"deploy\",\"subject\":\"a\"}"));
        all.put(
                "a form",
                "POST /api/v1/errors HTTP/1.1\r\n" + HOST + "Content-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 3\r\n\r\na=b");
    }

    static String hiddenLength() {
        return head("/api/v1/errors", "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n") + "2\r\n{}\r\n0\r\n\r\n";
    }

    static String badChunk() {
        return badChunk("/api/v1/errors");
    }

    static String badChunk(String path) {
        return head(path, "Transfer-Encoding: chunked\r\n") + "zz\r\n{}\r\n0\r\n\r\n";
    }

    private static String head(String path, String headers) {
        return "POST " + path + " HTTP/1.1\r\n" + HOST + JSON + headers + "\r\n";
    }

    static String post(String path, String headers, String body) {
        return head(path, headers + "Content-Length: " + body.length() + "\r\n") + body;
    }
}
