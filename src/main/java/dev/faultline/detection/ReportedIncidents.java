// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.store.StoreUnavailable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/** The incidents that were reported as over, and of which more became known since; over a restart too. Thread-safe. */
final class ReportedIncidents {

    private static final Logger LOG = Logger.getLogger(ReportedIncidents.class);
    private static final String NAME = "incidents-reported";
    private static final String BETWEEN = " ";

    private final CheckpointStore kept;
    private Optional<TreeSet<String>> read = Optional.empty();

    ReportedIncidents(CheckpointStore kept) {
        this.kept = kept;
    }

    synchronized boolean contains(String id) {
        return ids().contains(id);
    }

    synchronized void add(String id) {
        if (ids().add(id)) {
            keep();
        }
    }

    synchronized void remove(String id) {
        if (ids().remove(id)) {
            keep();
        }
    }

    synchronized void retain(Collection<String> others) {
        if (ids().retainAll(others)) {
            keep();
        }
    }

    private TreeSet<String> ids() {
        if (read.isEmpty()) {
            read = Optional.of(new TreeSet<>(kept.place(NAME)
                    .filter(ids -> !ids.isEmpty())
                    .map(ids -> List.of(ids.split(BETWEEN, -1)))
                    .orElse(List.of())));
        }
        return read.orElseThrow();
    }

    /** What cannot be kept costs a second report after a restart, and no more. */
    private void keep() {
        try {
            kept.put(NAME, String.join(BETWEEN, ids()));
        } catch (StoreUnavailable unavailable) {
            LOG.debugf(unavailable, "which incidents were reported cannot be kept");
        }
    }
}
