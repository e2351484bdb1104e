// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.dependency.RouteDependency;
import dev.faultline.probe.Status;
import dev.faultline.probe.scheduler.SweepResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All dependencies, and all of the app's routes that are checked, before and after they were probed at once.
 *
 * @param before the status of each dependency before, by name; UNKNOWN for one that had not been probed yet
 * @param after the status of each dependency after, by name
 * @param changed the names of the dependencies whose status is another now
 * @param dependencies the observations behind that
 * @param routes the same of the routes, each by its name in the config file
 */
public record SweepDocument(
        Map<String, Status> before,
        Map<String, Status> after,
        List<String> changed,
        List<SweptDocument> dependencies,
        List<SweptDocument> routes) {

    public static SweepDocument of(List<SweepResult> swept) {
        var before = new LinkedHashMap<String, Status>();
        var after = new LinkedHashMap<String, Status>();
        var dependencies = documents(swept, one -> !RouteDependency.isOne(one.dependency()));
        for (var one : dependencies) {
            before.put(
                    one.name(),
                    one.before() == null ? Status.UNKNOWN : one.before().status());
            after.put(one.name(), one.after().status());
        }
        var changed = dependencies.stream()
                .filter(SweptDocument::changed)
                .map(SweptDocument::name)
                .toList();
        return new SweepDocument(
                before, after, changed, dependencies, documents(swept, one -> RouteDependency.isOne(one.dependency())));
    }

    private static List<SweptDocument> documents(List<SweepResult> swept, Predicate<SweepResult> which) {
        return swept.stream().filter(which).map(SweptDocument::of).toList();
    }

    /**
     * One dependency or route before and after.
     *
     * @param name which
     * @param before its latest observation before; null if there was none
     * @param after its observation now
     * @param changed whether the status is another now
     */
    public record SweptDocument(
            String name, @Nullable ObservationDocument before, ObservationDocument after, boolean changed) {

        static SweptDocument of(SweepResult swept) {
            var before = swept.before().map(ObservationDocument::of).orElse(null);
            var after = ObservationDocument.of(swept.after());
            return new SweptDocument(
                    RouteDependency.nameOf(swept.dependency()),
                    before,
                    after,
                    before != null && before.status() != after.status());
        }
    }
}
