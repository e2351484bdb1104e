// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app.command;

import dev.faultline.web.api.AnswerHeader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code verdict} and {@code report}: asks a running instance, prints its response, and tells the answer by the exit code. */
final class AskCommand {

    private static final Set<String> ASKED =
            Set.of("from", "to", "last", "incident", "route", "zone", "detail", "format");
    private static final Set<String> OPTIONS =
            Stream.concat(ASKED.stream(), RunningInstance.OPTIONS.stream()).collect(Collectors.toUnmodifiableSet());

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
        var instance = RunningInstance.of(read);
        try {
            return ask(instance, command, read);
        } catch (IOException unreachable) {
            return instance.unreachable(unreachable, err);
        }
    }

    private int ask(RunningInstance instance, String command, CommandArguments read) throws IOException {
        var format = read.option("format").isPresent() ? "" : "&format=text";
        var call = instance.call(command + "?" + RunningInstance.query(read, ASKED) + format);
        if (call.getResponseCode() != HttpURLConnection.HTTP_OK) {
            return instance.refused(call, err);
        }
        out.println(RunningInstance.content(Optional.of(call.getInputStream())).stripTrailing());
        return exitCode(
                Optional.ofNullable(call.getHeaderField(AnswerHeader.NAME)).orElse(""));
    }

    private static int exitCode(String answer) {
        return switch (answer) {
            case "DOES_NOT_COINCIDE" -> 0;
            case "COINCIDES", "PARTLY_COINCIDES" -> 1;
            case "INCONCLUSIVE" -> 3;
            default -> RunningInstance.NO_ANSWER;
        };
    }
}
