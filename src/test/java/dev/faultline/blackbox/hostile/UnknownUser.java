// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.hostile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A user whom the machine does not know and who may do nothing, as the one of a pod; and what is watched for that user. */
public final class UnknownUser {

    /** Watches the root folder, and nothing that needs a network. */
    public static final String YAML = """
            faultline:
              app: checkout
              network: { enabled: false }
              dependencies:
                root: { kind: file, path: /, interval: 200ms, timeout: 150ms, slow-above: 150ms }
            """;

    private static final String ID = "54321";

    private UnknownUser() {}

    /** What runs the words behind it as that user. */
    public static List<String> command(String... more) {
        var command = new ArrayList<>(
                List.of("setpriv", "--reuid=" + ID, "--regid=" + ID, "--clear-groups", "--inh-caps=-all"));
        command.addAll(List.of(more));
        return command;
    }

    /** Whether a command ends well; one that is missing does not. */
    public static boolean runs(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
