// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app.command;

import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code export}: asks a running instance for the evidence of a span, and writes the file to the standard output. */
final class ExportCommand {

    private static final Set<String> ASKED = Set.of("from", "to", "last", "incident", "zone");
    private static final Set<String> OPTIONS =
            Stream.concat(ASKED.stream(), RunningInstance.OPTIONS.stream()).collect(Collectors.toUnmodifiableSet());

    private final PrintStream out;
    private final PrintStream err;

    ExportCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** 0 if all of it was written, 4 if there is no answer, or not all of it arrives. */
    int run(List<String> arguments) {
        var read = CommandArguments.read(arguments, OPTIONS, Set.of());
        if (!read.words().isEmpty()) {
            throw new WrongUsage("'" + read.words().get(0)
                    + "' is not an option of export; a span is given by --last, --from and --to, or --incident, and the"
                    + " file goes to the standard output: faultline export --last 1h > FILE");
        }
        var instance = RunningInstance.of(read);
        try {
            var call = instance.call("export?" + RunningInstance.query(read, ASKED));
            if (call.getResponseCode() != HttpURLConnection.HTTP_OK) {
                return instance.refused(call, err);
            }
            try (var in = call.getInputStream()) {
                in.transferTo(out);
            }
            out.flush();
            if (out.checkError()) {
                err.println("faultline: the file cannot be written");
                return RunningInstance.NO_ANSWER;
            }
            return 0;
        } catch (IOException unreachable) {
            return instance.unreachable(unreachable, err);
        }
    }
}
