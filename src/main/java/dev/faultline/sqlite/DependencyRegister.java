package dev.faultline.sqlite;

import dev.faultline.dependency.Dependency;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The dependencies that were remembered since the start, and which of them the database does not know yet. Thread-safe. */
final class DependencyRegister {

    private final Map<String, Dependency> remembered = new TreeMap<>();
    private final Map<String, Dependency> unsaved = new TreeMap<>();

    synchronized void add(Dependency dependency) {
        if (!dependency.equals(remembered.put(dependency.name(), dependency))) {
            unsaved.put(dependency.name(), dependency);
        }
    }

    /** Says that the database knows none of them. */
    synchronized void forgetSaved() {
        unsaved.putAll(remembered);
    }

    synchronized List<Dependency> all() {
        return List.copyOf(remembered.values());
    }

    synchronized Set<String> names() {
        return Set.copyOf(remembered.keySet());
    }

    /** What the database does not know yet. */
    synchronized List<Dependency> unsaved() {
        return List.copyOf(unsaved.values());
    }

    /** Says that these are committed. */
    synchronized void saved(List<Dependency> dependencies) {
        dependencies.forEach(dependency -> unsaved.remove(dependency.name(), dependency));
    }

    /** Stores dependencies in an open transaction. */
    static void save(SqliteSession session, List<Dependency> dependencies) throws SQLException {
        for (var dependency : dependencies) {
            new DependencyRows(session).put(dependency);
        }
    }
}
