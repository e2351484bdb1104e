// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import java.util.StringJoiner;

/** A {@link ConfigProposal} as a config file: it can be saved as it is, and says of each line where it comes from. */
public final class ProposalText {

    private ProposalText() {}

    public static String of(ConfigProposal proposal) {
        var text = new StringJoiner("\n", "", "\n");
        var named = counted(proposal.mentions(), "server") + " that variables and files name.";
        if (proposal.connections().isPresent()) {
            var open = counted(proposal.connections().getAsLong(), "open connection");
            text.add("# Proposed by 'faultline discover', from " + open + " of the app and " + named);
        } else {
            text.add("# Proposed by 'faultline discover', from " + named);
            text.add(
                    "# The app's connections are unknown: there are no sockets here but Faultline's own, so it shares no network");
            text.add("# with the app.");
        }
        text.add("# Read it, set what matters (critical, routes), save it, and run 'faultline check FILE'.");
        text.add("faultline:");
        if (proposal.dependencies().isEmpty()) {
            text.add(
                    "  # No dependency was found. Run it beside the app while the app serves requests, with the variables that");
            text.add("  # the app has, or with shareProcessNamespace in the pod.");
            text.add("  dependencies: {}");
        } else {
            addDependencies(proposal, text);
        }
        RoutesText.add(proposal.routes(), text);
        FilesText.add(proposal.files(), text);
        return text.toString();
    }

    private static void addDependencies(ConfigProposal proposal, StringJoiner text) {
        var complete = proposal.dependencies().stream()
                .filter(ProposedDependency::complete)
                .toList();
        text.add("  dependencies:" + (complete.isEmpty() ? " {}" : ""));
        complete.forEach(dependency -> add(dependency, "    ", text));
        // What somebody has to fill in first: the file works without it.
        proposal.dependencies().stream()
                .filter(dependency -> !dependency.complete())
                .forEach(dependency -> add(dependency, "    # ", text));
    }

    private static void add(ProposedDependency dependency, String margin, StringJoiner text) {
        text.add(margin + dependency.name() + ":");
        dependency.remarks().forEach(remark -> text.add(margin + "  # " + remark));
        for (var line : dependency.lines()) {
            text.add(margin + "  " + line.key() + ": " + line.value()
                    + (line.origin().isEmpty() ? "" : " # " + line.origin()));
        }
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
