// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.wording;

import dev.faultline.analysis.verdict.TextParagraph;
import dev.faultline.hub.CellTrouble;
import dev.faultline.hub.DependencyOverview;
import dev.faultline.hub.FleetInstance;
import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import dev.faultline.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Who is in the fleet and how its dependencies are, in lines. */
public final class RosterText {

    private RosterText() {}

    /** One line for each instance. */
    public static String instances(List<FleetInstance> instances, List<CellTrouble> missing) {
        var lines = new ArrayList<String>(missing(missing));
        instances.forEach(each -> lines.add(line(each)));
        if (instances.isEmpty()) {
            lines.add("No instance has reported within the last 7 days.");
        }
        return String.join("\n", lines) + "\n";
    }

    /** One line for each dependency. */
    public static String dependencies(List<DependencyOverview> dependencies, List<CellTrouble> missing) {
        var lines = new ArrayList<String>(missing(missing));
        dependencies.forEach(each -> lines.add(line(each)));
        if (dependencies.isEmpty()) {
            lines.add("No instance that reports has dependencies.");
        }
        return String.join("\n", lines) + "\n";
    }

    /** The same lines as a list of markdown. */
    public static String markdown(String lines) {
        return lines.lines()
                .map(line -> "- " + TextParagraph.escaped(line))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** That a database could not be read, one sentence for each. */
    public static List<String> missing(List<CellTrouble> missing) {
        return missing.stream()
                .map(each -> "The database " + each.database() + " could not be read, so what it has is missing: "
                        + OneLine.of(EnglishWords.withoutStop(each.reason())) + ".")
                .toList();
    }

    private static String line(FleetInstance each) {
        var where = each.place().node().map(node -> " on " + node).orElse("")
                + each.place().zone().map(zone -> " in " + zone).orElse("");
        return each.app() + " " + each.name() + where + ": " + state(each);
    }

    /** What an instance does, as in "reports, 3 s behind". */
    public static String state(FleetInstance each) {
        var parked = each.shipped().parked().count();
        return standing(each)
                + (parked == 0
                        ? ""
                        : "; " + EnglishWords.count(parked, "row was refused", "rows were refused")
                                + " by its database");
    }

    private static String standing(FleetInstance each) {
        return switch (each.state()) {
            case REPORTING -> "reports, " + DurationWords.of(each.behind()) + " behind";
            case BEHIND -> "reports, but has not caught up: " + DurationWords.of(each.behind()) + " behind";
            case GONE -> "silent for " + DurationWords.of(each.behind()) + " without a good-bye, its state is unknown";
            case ENDED -> "ended";
        };
    }

    private static String line(DependencyOverview each) {
        return each.app() + " " + each.name() + " (" + each.kind() + (each.critical() ? ", critical" : "") + "): "
                + counts(each)
                + each.scope().map(scope -> ": " + ScopeWording.of(scope)).orElse("");
    }

    /** On how many nodes it is what. */
    public static String counts(DependencyOverview each) {
        var nodes = each.nodes();
        var parts = new ArrayList<String>();
        add(parts, nodes.down(), "down");
        add(parts, nodes.degraded(), "degraded");
        add(parts, nodes.unknown(), "unknown");
        add(parts, nodes.up(), "up");
        return String.join(", ", parts) + " of " + EnglishWords.count(nodes.all(), "node", "nodes");
    }

    private static void add(List<String> parts, int count, String word) {
        if (count > 0) {
            parts.add(word + " for " + count);
        }
    }
}
