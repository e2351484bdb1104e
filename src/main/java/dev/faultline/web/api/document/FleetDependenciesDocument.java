// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.hub.CellTrouble;
import dev.faultline.hub.DependencyOverview;
import dev.faultline.hub.scope.FaultScope;
import dev.faultline.web.api.document.FleetInstancesDocument.MissingDatabase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the dependencies of the fleet are now.
 *
 * @param dependencies by app and name
 * @param missing the databases that could not be read
 */
@RegisterForReflection
public record FleetDependenciesDocument(List<FleetDependencyDocument> dependencies, List<MissingDatabase> missing) {

    public static FleetDependenciesDocument of(List<DependencyOverview> dependencies, List<CellTrouble> missing) {
        return new FleetDependenciesDocument(
                dependencies.stream().map(FleetDependencyDocument::of).toList(),
                missing.stream().map(MissingDatabase::of).toList());
    }

    /**
     * How many nodes observe what.
     *
     * @param unknown those of which nobody knows, among them all that do not report
     */
    @RegisterForReflection
    public record NodesDocument(int up, int degraded, int down, int unknown) {}

    /**
     * One dependency of one app.
     *
     * @param endpoints where it is
     * @param since when the first that fail began to; null if none does
     * @param scope where the fault is: DEPENDENCY, ZONE, NODE, INSTANCE, RELEASE, PART or UNDECIDED; null if none fails
     * @param shared whether the instances check it in turns
     */
    @RegisterForReflection
    public record FleetDependencyDocument(
            String app,
            String name,
            String kind,
            boolean critical,
            List<String> endpoints,
            NodesDocument nodes,
            @Nullable Instant since,
            @Nullable FaultScope scope,
            boolean shared) {

        static FleetDependencyDocument of(DependencyOverview each) {
            var nodes = each.nodes();
            return new FleetDependencyDocument(
                    each.app(),
                    each.name(),
                    each.kind(),
                    each.critical(),
                    each.endpoints(),
                    new NodesDocument(nodes.up(), nodes.degraded(), nodes.down(), nodes.unknown()),
                    each.since().orElse(null),
                    each.scope().orElse(null),
                    each.shared());
        }
    }
}
