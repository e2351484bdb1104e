// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.dependency.Dependency;
import dev.faultline.sqlite.engine.CommitEffects;
import dev.faultline.sqlite.engine.CommitFollower;
import dev.faultline.sqlite.engine.SqliteSession;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The dependencies that were remembered since the start, and which of them the database does not have yet. Thread-safe. */
public final class DependencyRegister implements CommitFollower {

    private final Map<String, Dependency> remembered = new TreeMap<>();
    private final Map<String, Dependency> unsaved = new TreeMap<>();

    public synchronized void add(Dependency dependency) {
        if (!dependency.equals(remembered.put(dependency.name(), dependency))) {
            unsaved.put(dependency.name(), dependency);
        }
    }

    @Override
    public synchronized void opened(SqliteSession session) {
        unsaved.putAll(remembered);
    }

    public synchronized List<Dependency> all() {
        return List.copyOf(remembered.values());
    }

    synchronized Set<String> names() {
        return Set.copyOf(remembered.keySet());
    }

    /** Stores those that the database does not have yet, in an open transaction. */
    public void save(SqliteSession session, CommitEffects effects) throws SQLException {
        var saving = unsaved();
        for (var dependency : saving) {
            new DependencyRows(session).put(dependency);
        }
        effects.afterCommit(() -> saved(saving));
    }

    private synchronized List<Dependency> unsaved() {
        return List.copyOf(unsaved.values());
    }

    private synchronized void saved(List<Dependency> dependencies) {
        dependencies.forEach(dependency -> unsaved.remove(dependency.name(), dependency));
    }
}
