// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import dev.faultline.config.FaultlineConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Runs the readers of the configured sources. One whose settings did not change goes on untouched. Thread-safe. */
final class ErrorReaders {

    private static final Logger LOG = Logger.getLogger(ErrorReaders.class);

    private final Detection sink;
    private final List<ErrorSourceKind> kinds;
    private final Map<ErrorSourceKind, Running> running = new HashMap<>();

    ErrorReaders(Detection sink, List<? extends ErrorSourceKind> kinds) {
        this.sink = sink;
        this.kinds = List.copyOf(kinds);
    }

    private record Running(Object settings, ErrorReader reader) {}

    synchronized void apply(FaultlineConfig config) {
        for (var kind : kinds) {
            var wanted = kind.settings(config);
            var current = Optional.ofNullable(running.get(kind));
            if (current.isPresent()
                    && wanted.isPresent()
                    && current.get().settings().equals(wanted.get())) {
                continue;
            }
            current.ifPresent(old -> stop(kind, old));
            wanted.ifPresent(settings -> running.put(kind, new Running(settings, kind.start(config, sink))));
        }
    }

    synchronized void close() {
        Map.copyOf(running).forEach(this::stop);
    }

    private void stop(ErrorSourceKind kind, Running old) {
        running.remove(kind);
        try {
            old.reader().close();
        } catch (RuntimeException bug) {
            LOG.error("a source of errors could not be closed cleanly", bug);
        }
    }
}
