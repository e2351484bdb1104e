// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The instance that a command asks: that of {@code --url}, else the one beside it.
 *
 * @param base its address, without a slash at its end
 * @param tokenFile the file with its API token, if it asks for one
 */
record RunningInstance(String base, Optional<String> tokenFile) {

    /** The options that name it. */
    static final Set<String> OPTIONS = Set.of("url", "token-file");

    /** The exit code where it gives no answer. */
    static final int NO_ANSWER = 4;

    private static final int CONNECT_MS = 5_000;
    private static final int READ_MS = 60_000;
    private static final String PORT = "QUARKUS_HTTP_PORT";

    static RunningInstance of(CommandArguments read) {
        return new RunningInstance(
                read.option("url").orElseGet(RunningInstance::here).replaceAll("/+$", ""), read.option("token-file"));
    }

    /** A call of its API that is not sent yet. */
    HttpURLConnection call(String path) throws IOException {
        var connection = connection(base + "/api/v1/" + path);
        connection.setConnectTimeout(CONNECT_MS);
        connection.setReadTimeout(READ_MS);
        if (tokenFile.isPresent()) {
            var token = Files.readString(Path.of(tokenFile.get())).strip();
            connection.setRequestProperty("Authorization", "Bearer " + token);
        }
        return connection;
    }

    /** Those of the options that are given, as a query. */
    static String query(CommandArguments read, Collection<String> names) {
        return read.options().entrySet().stream()
                .filter(each -> names.contains(each.getKey()))
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Reports that it refuses a call; returns what the process ends with. */
    int refused(HttpURLConnection call, PrintStream err) throws IOException {
        var status = call.getResponseCode();
        err.println("faultline: " + base + " refuses with status " + status + ": "
                + content(Optional.ofNullable(call.getErrorStream())));
        var wrong = status == HttpURLConnection.HTTP_BAD_REQUEST || status == HttpURLConnection.HTTP_NOT_FOUND;
        return wrong ? CommandLine.USAGE : NO_ANSWER;
    }

    /** Reports that it cannot be reached; returns what the process ends with. */
    int unreachable(IOException reason, PrintStream err) {
        err.println("faultline: " + base + " gives no answer: " + reason.getMessage());
        return NO_ANSWER;
    }

    static String content(Optional<InputStream> body) throws IOException {
        if (body.isEmpty()) {
            return "";
        }
        try (var stream = body.get()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpURLConnection connection(String address) throws IOException {
        try {
            if (URI.create(address).toURL().openConnection() instanceof HttpURLConnection http) {
                return http;
            }
        } catch (IllegalArgumentException | MalformedURLException | ClassCastException wrong) {
            // Told below, like an address of another scheme.
        }
        throw new WrongUsage("--url takes an address such as http://127.0.0.1:8086");
    }

    private static String here() {
        var port = Optional.ofNullable(System.getenv(PORT)).orElse("8086");
        return String.format(Locale.ROOT, "http://127.0.0.1:%s", port);
    }
}
