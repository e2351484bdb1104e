// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.process;

import dev.faultline.changes.SourceSnapshot;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One life of the app's process.
 *
 * @param id its number
 * @param started since the machine's start
 * @param boot which start of the machine
 * @param command the name of its program
 * @param environment the names of its environment variables, absent if they may not be read
 */
record AppProcess(long id, Duration started, String boot, String command, Optional<Set<String>> environment) {

    private static final String ID = "pid";
    private static final String STARTED = "started";
    private static final String BOOT = "boot";
    private static final String COMMAND = "command";
    private static final String ENVIRONMENT = "environment";

    /** It, as far as it can be told while it runs. */
    static Optional<AppProcess> of(ProcessTable processes, long id) {
        return processes
                .stat(id)
                .filter(stat -> !stat.hasEnded())
                .map(stat -> new AppProcess(
                        id, stat.started(), processes.boot(), stat.command(), processes.environmentNames(id)));
    }

    boolean isSameLife(AppProcess other) {
        return id == other.id && started.equals(other.started) && boot.equals(other.boot);
    }

    SourceSnapshot facts() {
        var facts = new TreeMap<>(Map.of(
                ID, String.valueOf(id), STARTED, String.valueOf(started.toMillis()), BOOT, boot, COMMAND, command));
        environment.ifPresent(names -> facts.put(ENVIRONMENT, String.join(" ", names)));
        return SourceSnapshot.of(facts);
    }

    /** What {@link #facts()} has kept. */
    static Optional<AppProcess> of(SourceSnapshot facts) {
        return facts.number(ID)
                .flatMap(id -> facts.number(STARTED)
                        .map(started -> new AppProcess(
                                id,
                                Duration.ofMillis(started),
                                facts.text(BOOT),
                                facts.text(COMMAND),
                                facts.find(ENVIRONMENT).map(AppProcess::names))));
    }

    private static Set<String> names(String text) {
        var names = new TreeSet<>(Arrays.asList(text.split(" ")));
        names.remove("");
        return names;
    }
}
