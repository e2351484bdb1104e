// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import dev.faultline.probe.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a reload changes among the checks, by the names of their dependencies, and which other sections. Shows as key-values of a
 * log line.
 */
record CheckDifference(
        List<String> added, List<String> removed, List<String> changed, List<String> unchanged, List<String> sections) {

    static CheckDifference between(FaultlineConfig before, FaultlineConfig after) {
        var old = byName(before);
        var now = byName(after);
        return new CheckDifference(
                names(now, name -> !old.containsKey(name)),
                names(old, name -> !now.containsKey(name)),
                names(now, name -> old.containsKey(name) && !same(now, old, name)),
                names(now, name -> same(now, old, name)),
                sections(before, after));
    }

    @Override
    public String toString() {
        return "added=" + added + " removed=" + removed + " changed=" + changed + " unchanged=" + unchanged.size()
                + " sections=" + sections;
    }

    /** The other sections of the file that say something new. */
    private static List<String> sections(FaultlineConfig before, FaultlineConfig after) {
        var changed = new ArrayList<String>();
        note(changed, "app", before.app(), after.app());
        note(changed, "store", List.of(before.retention(), before.fleet()), List.of(after.retention(), after.fleet()));
        note(changed, "instance", before.place(), after.place());
        note(changed, "api", before.apiToken(), after.apiToken());
        note(changed, "defaults", before.defaults(), after.defaults());
        note(changed, "errors", before.errors(), after.errors());
        note(changed, "changes", before.changes(), after.changes());
        note(changed, "notify", before.webhooks(), after.webhooks());
        note(changed, "page", before.page(), after.page());
        note(changed, "metrics", before.histograms(), after.histograms());
        return changed;
    }

    private static void note(List<String> changed, String section, Object before, Object after) {
        if (!before.equals(after)) {
            changed.add(section);
        }
    }

    private static Map<String, Check<?>> byName(FaultlineConfig config) {
        return config.watched().stream()
                .collect(Collectors.toMap(check -> check.dependency().name(), Function.identity()));
    }

    private static boolean same(Map<String, Check<?>> left, Map<String, Check<?>> right, String name) {
        return Objects.equals(left.get(name), right.get(name));
    }

    private static List<String> names(Map<String, Check<?>> checks, Predicate<String> chosen) {
        return checks.keySet().stream().filter(chosen).sorted().toList();
    }
}
