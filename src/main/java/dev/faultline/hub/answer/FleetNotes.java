// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.answer;

import dev.faultline.hub.scope.FaultScope;
import dev.faultline.hub.scope.InstanceSight.Sight;
import dev.faultline.hub.scope.NodeSight;
import dev.faultline.hub.verdict.FleetFinding;
import dev.faultline.hub.verdict.FleetVerdict;
import dev.faultline.hub.wording.FleetNoteWording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What else a responder has to know of a fleet's verdict. */
final class FleetNotes {

    private static final Duration LARGE = Duration.ofSeconds(1);

    private FleetNotes() {}

    /** @param cut whether some of what was observed could not be read */
    static List<String> of(FleetVerdict verdict, boolean cut) {
        var fleet = verdict.fleet();
        var notes = new ArrayList<String>();
        if (fleet.isEmpty()) {
            notes.add(FleetNoteWording.nobodyRan(verdict.question().app()));
        }
        commonWay(verdict.findings(), notes);
        var homeless =
                fleet.stream().filter(each -> each.place().node().isEmpty()).count();
        if (homeless > 0) {
            notes.add(FleetNoteWording.nodesUnknown(homeless));
        }
        fleet.stream()
                .filter(each -> each.clock().ahead().abs().compareTo(LARGE) > 0)
                .map(each -> FleetNoteWording.clock(each.name(), each.clock().ahead()))
                .limit(5)
                .forEach(notes::add);
        if (cut) {
            notes.add(FleetNoteWording.tooMany());
        }
        return notes;
    }

    /** Several that fail on the same nodes only share the way to them. */
    private static void commonWay(List<FleetFinding> findings, List<String> notes) {
        var byNodes = new TreeMap<String, List<String>>();
        for (var each : findings) {
            if (each.scope().filter(scope -> scope == FaultScope.NODE).isPresent()) {
                var nodes = each.nodes().stream()
                        .filter(node -> node.sight() == Sight.FAILED)
                        .map(NodeSight::node)
                        .collect(Collectors.joining(", "));
                byNodes.computeIfAbsent(nodes, key -> new ArrayList<>())
                        .add(each.dependency().name());
            }
        }
        byNodes.forEach((nodes, names) -> {
            if (names.size() > 1) {
                notes.add(FleetNoteWording.sameNodes(nodes, names));
            }
        });
    }
}
