// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.fleet;

import dev.faultline.hub.DependencyOverview;
import dev.faultline.hub.FleetInstance;
import dev.faultline.hub.wording.RosterText;
import dev.faultline.hub.wording.ScopeWording;
import dev.faultline.web.page.format.StateLabel;
import io.quarkus.qute.TemplateData;
import java.util.List;

/**
 * All that the page of a hub shows.
 *
 * @param problems that databases could not be read, in sentences
 * @param incidents of the last day, the latest first
 * @param apps by name
 */
@TemplateData
record FleetPage(List<String> problems, List<FleetIncidentRow> incidents, List<FleetApp> apps) {

    /**
     * One incident of the fleet.
     *
     * @param span from when to when
     * @param who how many instances had it, and how many errors
     * @param verdict what the fleet's verdict comes to; empty where it is not asked for
     * @param link to the verdict in words
     */
    @TemplateData
    record FleetIncidentRow(String app, String span, String who, String verdict, String link) {}

    /**
     * One app.
     *
     * @param anchor the id of its heading
     * @param dependencies by name
     * @param instances by node and name
     */
    @TemplateData
    record FleetApp(String name, String anchor, List<DependencyLine> dependencies, List<InstanceLine> instances) {}

    /**
     * One dependency.
     *
     * @param state the worst on any node
     * @param nodes on how many nodes it is what
     * @param scope where the fault is; empty if there is none
     */
    @TemplateData
    record DependencyLine(String name, String kind, StateLabel state, String nodes, String scope) {

        static DependencyLine of(DependencyOverview each) {
            return new DependencyLine(
                    each.name(),
                    each.kind() + (each.critical() ? ", critical" : ""),
                    state(each),
                    StateLabel.capitalized(RosterText.counts(each)),
                    each.scope()
                            .map(ScopeWording::of)
                            .map(StateLabel::capitalized)
                            .orElse(""));
        }

        private static StateLabel state(DependencyOverview each) {
            var nodes = each.nodes();
            if (nodes.down() > 0) {
                return new StateLabel("Down", "down");
            }
            if (nodes.degraded() > 0) {
                return new StateLabel("Degraded", "degraded");
            }
            return nodes.unknown() > 0 ? new StateLabel("Unknown", "unknown") : new StateLabel("Up", "up");
        }
    }

    /**
     * One instance.
     *
     * @param state whether it reports
     * @param words that in words, and how far it is behind
     */
    @TemplateData
    record InstanceLine(String node, String zone, String name, StateLabel state, String words) {

        static InstanceLine of(FleetInstance each) {
            return new InstanceLine(
                    each.node(),
                    each.place().zone().orElse(""),
                    each.name(),
                    switch (each.state()) {
                        case REPORTING -> new StateLabel("Reports", "up");
                        case BEHIND -> new StateLabel("Behind", "degraded");
                        case GONE -> new StateLabel("Silent", "unknown");
                        case ENDED -> new StateLabel("Ended", "absent");
                    },
                    StateLabel.capitalized(RosterText.state(each)));
        }
    }
}
