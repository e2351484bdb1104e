// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app.command;

import dev.faultline.web.api.AnswerHeader;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code verdict} and {@code report}: asks a running instance, prints its response, and tells the answer by the exit code. */
final class AskCommand {

    private static final int NO_ANSWER = 4;
    private static final int CONNECT_MS = 5_000;
    private static final int READ_MS = 60_000;
    private static final String PORT = "QUARKUS_HTTP_PORT";

    private static final Set<String> ASKED =
            Set.of("from", "to", "last", "incident", "route", "zone", "detail", "format");
    private static final Set<String> OPTIONS =
            Stream.concat(ASKED.stream(), Stream.of("url", "token-file")).collect(Collectors.toUnmodifiableSet());

    private final PrintStream out;
    private final PrintStream err;

    AskCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** 0 does not coincide, 1 coincides or in part, 3 inconclusive, 4 no answer. */
    int run(String command, List<String> arguments) {
        var read = CommandArguments.read(arguments, OPTIONS, Set.of());
        if (!read.words().isEmpty()) {
            throw new WrongUsage("'" + read.words().get(0) + "' is not an option of " + command
                    + "; a window is given by --last, --from and --to, or --incident");
        }
        var base = read.option("url").orElseGet(AskCommand::here).replaceAll("/+$", "");
        try {
            return ask(base, command, read);
        } catch (IOException unreachable) {
            err.println("faultline: " + base + " gives no answer: " + unreachable.getMessage());
            return NO_ANSWER;
        }
    }

    private int ask(String base, String command, CommandArguments read) throws IOException {
        var connection = connection(base + "/api/v1/" + command + "?" + query(read));
        connection.setConnectTimeout(CONNECT_MS);
        connection.setReadTimeout(READ_MS);
        if (read.option("token-file").isPresent()) {
            var token =
                    Files.readString(Path.of(read.option("token-file").get())).strip();
            connection.setRequestProperty("Authorization", "Bearer " + token);
        }
        var status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            err.println("faultline: " + base + " refuses with status " + status + ": "
                    + content(Optional.ofNullable(connection.getErrorStream())));
            var wrong = status == HttpURLConnection.HTTP_BAD_REQUEST || status == HttpURLConnection.HTTP_NOT_FOUND;
            return wrong ? CommandLine.USAGE : NO_ANSWER;
        }
        out.println(content(Optional.of(connection.getInputStream())).stripTrailing());
        return exitCode(Optional.ofNullable(connection.getHeaderField(AnswerHeader.NAME))
                .orElse(""));
    }

    private static int exitCode(String answer) {
        return switch (answer) {
            case "DOES_NOT_COINCIDE" -> 0;
            case "COINCIDES", "PARTLY_COINCIDES" -> 1;
            case "INCONCLUSIVE" -> 3;
            default -> NO_ANSWER;
        };
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

    private static String query(CommandArguments read) {
        var asked = read.options().entrySet().stream().filter(each -> ASKED.contains(each.getKey()));
        var format = read.option("format").isPresent() ? Stream.<String>of() : Stream.of("format=text");
        return Stream.concat(asked.map(each -> each.getKey() + "=" + encoded(each.getValue())), format)
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String content(Optional<InputStream> body) throws IOException {
        if (body.isEmpty()) {
            return "";
        }
        try (var stream = body.get()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String here() {
        var port = Optional.ofNullable(System.getenv(PORT)).orElse("8086");
        return String.format(Locale.ROOT, "http://127.0.0.1:%s", port);
    }
}
