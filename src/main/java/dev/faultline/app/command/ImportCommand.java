// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app.command;

import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code import FILE}: sends a file that {@code export} wrote to a running instance, and prints what became of it. */
final class ImportCommand {

    private static final int LONGEST_MS = 600_000;

    private final PrintStream out;
    private final PrintStream err;

    ImportCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** 0 if it is stored, 4 if there is no answer, 64 if the file is refused. */
    int run(List<String> arguments) {
        var read = CommandArguments.read(arguments, RunningInstance.OPTIONS, Set.of());
        if (read.words().size() != 1) {
            throw new WrongUsage("import needs the name of one file that 'faultline export' wrote");
        }
        var file = Path.of(read.words().get(0));
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new WrongUsage("the file " + file + " cannot be read");
        }
        var instance = RunningInstance.of(read);
        try {
            var call = instance.call("import");
            call.setRequestMethod("POST");
            call.setDoOutput(true);
            call.setReadTimeout(LONGEST_MS);
            call.setRequestProperty("Content-Type", "application/gzip");
            call.setFixedLengthStreamingMode(Files.size(file));
            try (var body = call.getOutputStream()) {
                Files.copy(file, body);
            } catch (IOException early) {
                // It may have refused before all was sent; its response says why.
                if (call.getErrorStream() == null) {
                    throw early;
                }
            }
            if (call.getResponseCode() != HttpURLConnection.HTTP_OK) {
                return instance.refused(call, err);
            }
            out.println(
                    RunningInstance.content(Optional.of(call.getInputStream())).stripTrailing());
            return 0;
        } catch (IOException unreachable) {
            return instance.unreachable(unreachable, err);
        }
    }
}
