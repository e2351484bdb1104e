// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.shop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The logs of the shop: each request in the combined format, each error as JSON with its stack trace. */
final class ShopLogs {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.US);

    private final ShopFolder files;

    ShopLogs(ShopFolder files) {
        this.files = files;
    }

    synchronized void answered(String method, String uri, int status, int bytes, String agent) {
        append(
                files.accessLog(),
                "127.0.0.1 - - [%s] \"%s %s HTTP/1.1\" %d %d \"-\" \"%s\""
                        .formatted(TIME.format(ZonedDateTime.now(ZoneOffset.UTC)), method, uri, status, bytes, agent));
    }

    synchronized void started(String version) {
        append(files.appLog(), line("INFO", "shop " + version + " started").toString());
    }

    private static ObjectNode line(String level, String message) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("@timestamp", Instant.now().toString());
        json.put("level", level);
        json.put("logger_name", "shop.Routes");
        json.put("message", message);
        return json;
    }

    synchronized void failed(String route, Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        var json = line("ERROR", "GET " + route + " failed");
        json.put("stack_trace", trace.toString());
        append(files.appLog(), json.toString());
    }

    private static void append(Path log, String line) {
        try {
            Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
