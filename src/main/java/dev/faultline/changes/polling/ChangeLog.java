// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.polling;

import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeListener;
import dev.faultline.changes.ChangeStore;
import java.util.List;
import org.jboss.logging.Logger;

/** Keeps each change and tells of it once, wherever it was found. Thread-safe. */
public final class ChangeLog {

    private static final Logger LOG = Logger.getLogger(ChangeLog.class);

    private final ChangeStore store;
    private final List<ChangeListener> listeners;

    public ChangeLog(ChangeStore store, List<? extends ChangeListener> listeners) {
        this.store = store;
        this.listeners = List.copyOf(listeners);
    }

    /**
     * Stores the change, and tells the listeners if it was not there already; false if it was.
     *
     * @throws dev.faultline.store.StoreUnavailable if the disk cannot be written to; then nobody is told
     */
    public boolean add(Change change) {
        var isNew = store.add(change);
        if (isNew) {
            LOG.infof(
                    "change kind=%s at=%s subject=%s version=%s message=\"%s\"",
                    change.kind().label(), change.at(), change.subject(), change.version(), change.message());
            listeners.forEach(listener -> tell(listener, change));
        }
        return isNew;
    }

    private static void tell(ChangeListener listener, Change change) {
        try {
            listener.changed(change);
        } catch (RuntimeException bug) {
            LOG.error("a listener to changes failed", bug);
        }
    }
}
