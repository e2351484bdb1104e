// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.process;

import dev.faultline.changes.ProcessSettings;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tells which process is the app.
 *
 * <p>With a command: the oldest whose command line it is found in. Without: only where the pod shares its process
 * namespace, that is, where process 1 is the pod's {@code pause}; there the oldest first process of a container that is
 * neither this program nor one of the usual sidecars. A shell that somebody opens in a container is a first process
 * too, but is younger; and once an app was found, only the same program is taken for it again.
 */
final class AppFinder {

    private static final String PAUSE = "pause";

    private static final Set<String> SIDECARS = Set.of(
            PAUSE,
            "envoy",
            "pilot-agent",
            "linkerd2-proxy",
            "linkerd-await",
            "consul-dataplane",
            "cloud_sql_proxy",
            "cloud-sql-proxy",
            "daprd",
            "vault",
            "fluent-bit",
            "fluentd",
            "vector",
            "otelcol",
            "promtail");

    private final ProcessTable processes;
    private final Optional<Pattern> command;
    private final long self;

    /** @param self the number of this process */
    AppFinder(ProcessTable processes, ProcessSettings settings, long self) {
        this.processes = processes;
        this.command = settings.command().map(Pattern::compile);
        this.self = self;
    }

    /** @param known the program that the app was found to be before */
    Optional<AppProcess> find(Optional<String> known) {
        Predicate<AppProcess> fits = command.isPresent()
                ? process -> command.get()
                        .matcher(processes.commandLine(process.id()))
                        .find()
                : process ->
                        isFirst(process) && known.map(process.command()::equals).orElse(true);
        if (command.isEmpty() && !isShared()) {
            return Optional.empty();
        }
        return processes.all().stream()
                .filter(id -> id != self)
                .flatMap(id -> AppProcess.of(processes, id).stream())
                .filter(fits)
                .min(Comparator.comparing(AppProcess::started).thenComparing(AppProcess::id));
    }

    private boolean isShared() {
        return self != 1
                && processes.stat(1).map(stat -> stat.command().equals(PAUSE)).orElse(false);
    }

    private boolean isFirst(AppProcess process) {
        return !SIDECARS.contains(process.command())
                && processes.stat(process.id()).map(stat -> stat.parent() == 0).orElse(false);
    }
}
