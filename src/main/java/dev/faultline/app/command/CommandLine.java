// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app.command;

import dev.faultline.settings.ProgramVersion;
import java.io.PrintStream;
import java.util.List;

/** The arguments of the program. Without any it runs as the sidecar; with some it does one thing and ends. */
public final class CommandLine {

    /** The exit code for arguments that mean nothing: {@code EX_USAGE} of {@code sysexits.h}. */
    static final int USAGE = 64;

    private static final String HELP = """
            Faultline says whether a window of HTTP 500s coincides with a downstream failure.

            faultline                       run; the config file is named by FAULTLINE_CONFIG
            faultline check FILE... [--strict]
                                            check config files, report every error; 0 if there is none, else 2.
                                            With --strict, environment variables and files that they name have to exist
            faultline config schema         print the JSON Schema of the config file, for editors
            faultline discover [FOLDER...]  propose a config file with what the app is connected to, what the environment
                                            and files name that are mounted or in these folders; no secret is printed
            faultline verdict [options]     ask a running instance whether a window coincides with a failure:
                                            0 it does not, 1 it does (or in part), 3 inconclusive, 4 no answer
            faultline report [options]      ask a running instance for the filled-in runbook; the same exit codes
                --last DURATION             the window: the last 15m, 1h, ...
                --from TIME, --to TIME      the window: 14:02, -15m, 2026-11-28T14:02:11Z, ...
                --incident ID               the window: an incident, or 'latest'
                --route PATH                only errors of this route
                --zone ZONE                 the time zone of times without one, such as Europe/Berlin
                --detail all                also what is cleared, in full
                --format text|markdown|json how to print it; text by default
                --url URL                   where the instance is; http://127.0.0.1:8086 by default
                --token-file FILE           the API token, if the instance asks for one
            faultline export [options] > FILE
                                            write the evidence of a span as a file: --last, --from and --to, or --incident;
                                            --zone, --url and --token-file as above
            faultline import FILE [options] import such a file into a running instance, for the same verdicts there;
                                            --url and --token-file as above
            faultline --version             print the version
            faultline --help                print this
            """;

    private final PrintStream out;
    private final PrintStream err;

    public CommandLine(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Does what the arguments say.
     *
     * @param arguments at least one
     * @return what the process is to end with; 64 for arguments that mean nothing
     */
    public int run(List<String> arguments) {
        var rest = arguments.subList(1, arguments.size());
        try {
            return switch (arguments.get(0)) {
                case "--help", "-h" -> print(HELP);
                case "--version" -> print("faultline " + ProgramVersion.current() + "\n");
                case "check" -> new CheckCommand(out, err).run(rest);
                case "config" -> new SchemaCommand(out).run(rest);
                case "discover" -> new DiscoverCommand(out).run(rest);
                case "verdict", "report" -> new AskCommand(out, err).run(arguments.get(0), rest);
                case "export" -> new ExportCommand(out, err).run(rest);
                case "import" -> new ImportCommand(out, err).run(rest);
                default ->
                    throw new WrongUsage(
                            "'" + arguments.get(0)
                                    + "' is not a command; allowed: check, config schema, discover, verdict, report, export, import, --version, --help, or nothing to run");
            };
        } catch (WrongUsage wrong) {
            err.println("faultline: " + wrong.getMessage());
            return USAGE;
        }
    }

    private int print(String text) {
        out.print(text);
        return 0;
    }
}
